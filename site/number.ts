// "Is it prime?": a field, and the answer during typing.

import { explain, isPrime } from 'primepool';
import { clearAddress, numberInAddress, writeAddress } from './address.js';
import { byId, htmlById, messageOf, setError, setText } from './dom.js';
import { bitLength, evaluate } from './expression.js';
import { abridged, counted, duration, groupsOf } from './format.js';
import { type Neighbours, neighboursOf } from './neighbours.js';
import { NumberClient } from './number-client.js';
import type { NumberReply } from './number-worker.js';
import { StepList } from './steps.js';
import { Strip } from './strip.js';

/** Below this, all answers together take less than a millisecond and run on the page's thread. */
const AT_ONCE = 2n ** 64n;

/** Milliseconds from the last keystroke until the answer is announced and the address changes. */
const REST = 500;

/** Milliseconds of work after which the page shows that it is working. */
const PATIENCE = 120;

/** The document's title while there is no answer. */
const TITLE = document.title;

/** More than the strip's reach: all its integers must lie below `AT_ONCE`. */
const STRIP_MARGIN = 1000n;

export class NumberSection {
  readonly #input = byId('n', HTMLInputElement);
  readonly #answer = htmlById('answer');
  readonly #value = htmlById('value');
  readonly #verdict = htmlById('verdict');
  readonly #facts = htmlById('facts');
  readonly #steps = new StepList(htmlById('steps'));
  readonly #strip = new Strip(byId('strip', SVGSVGElement));
  readonly #client = new NumberClient((reply) => this.#hear(reply));
  #n: bigint | undefined;
  /** Whether the number is called prime without a proof. */
  #probable = false;
  #neighbours: Neighbours = { previous: undefined, next: undefined };
  #restTimer: ReturnType<typeof setTimeout> | undefined;
  #patienceTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#input.addEventListener('input', () => this.#update());
    this.#input.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
      event.preventDefault();
      this.#goTo(event.key === 'ArrowUp' ? this.#neighbours.next : this.#neighbours.previous);
    });
    byId('number-form', HTMLFormElement).addEventListener('submit', (event) =>
      event.preventDefault(),
    );
    htmlById('previous').addEventListener('click', () => this.#goTo(this.#neighbours.previous));
    htmlById('next').addEventListener('click', () => this.#goTo(this.#neighbours.next));
    addEventListener('hashchange', () => this.#readAddress());
    if (!this.#readAddress()) this.#update();
  }

  /** @returns whether the address holds a number */
  #readAddress(): boolean {
    const text = numberInAddress();
    if (text === undefined) return false;
    if (text !== this.#input.value) this.#input.value = text;
    this.#update();
    return true;
  }

  #goTo(n: bigint | undefined): void {
    if (n === undefined) return;
    this.#input.value = String(n);
    this.#update();
  }

  #update(): void {
    clearTimeout(this.#restTimer);
    clearTimeout(this.#patienceTimer);
    this.#client.cancel();
    this.#restTimer = setTimeout(() => {
      this.#restTimer = undefined;
      this.#rest();
    }, REST);
    const text = this.#input.value;
    if (text.trim() === '') {
      this.#clear('');
      return;
    }
    try {
      this.#decide(evaluate(text));
    } catch (error) {
      this.#clear(messageOf(error));
    }
  }

  #decide(n: bigint): void {
    this.#n = n;
    setError(htmlById('n-error'), '', this.#input);
    this.#value.replaceChildren(...groupsOf(n));
    if (n < AT_ONCE) {
      this.#showVerdict(isPrime(n));
      this.#steps.show(explain(n));
      this.#showNeighbours(neighboursOf(n));
    } else {
      this.#showSilence();
      this.#patienceTimer = setTimeout(() => this.#showWork(), PATIENCE);
    }
    this.#client.ask(n, n < AT_ONCE);
  }

  #hear(reply: NumberReply): void {
    switch (reply.type) {
      case 'verdict':
        this.#showVerdict(reply.prime, reply.probable);
        // The pause after typing is over: announce the late answer now.
        if (this.#restTimer === undefined) this.#rest();
        break;
      case 'explanation':
        this.#steps.show(reply.explanation);
        break;
      case 'neighbours':
        this.#showNeighbours(reply.neighbours);
        break;
      case 'times':
        this.#steps.showTimes(reply.times);
        this.#showFacts(reply.times.verdict);
        break;
      case 'failed':
        this.#clear(reply.message);
        break;
    }
  }

  #showVerdict(prime: boolean, probable = false): void {
    clearTimeout(this.#patienceTimer);
    const isProbable = prime && probable;
    this.#answer.dataset.verdict = isProbable ? 'probable' : prime ? 'prime' : 'composite';
    this.#probable = isProbable;
    const words = isProbable ? 'is probably prime.' : prime ? 'is prime.' : 'is not prime.';
    setText(this.#verdict, words);
    this.#setTitle(words);
    this.#showFacts(undefined);
  }

  /** @param elapsed milliseconds of the verdict, when it has been measured */
  #showFacts(elapsed: number | undefined): void {
    const n = this.#n;
    if (n === undefined) return;
    const digits = String(n < 0n ? -n : n).length;
    const size = `${counted(digits, 'digit')}, ${counted(bitLength(n), 'bit')}`;
    const time = elapsed === undefined ? '' : ` Decided in ${duration(elapsed)}.`;
    const certainty = this.#probable
      ? ' It passes the strong test and the Lucas test, as no known composite does; that is no proof.'
      : '';
    setText(this.#facts, `${size}.${time}${certainty}`);
  }

  #showNeighbours(neighbours: Neighbours): void {
    this.#neighbours = neighbours;
    const n = this.#n;
    if (n === undefined) return;
    const { previous, next } = neighbours;
    htmlById('previous-prime').replaceChildren(
      ...(previous === undefined ? ['–'] : groupsOf(previous)),
    );
    setText(htmlById('previous-gap'), previous === undefined ? '' : `n − ${n - previous}`);
    htmlById('next-prime').replaceChildren(...(next === undefined ? ['–'] : groupsOf(next)));
    setText(htmlById('next-gap'), next === undefined ? '' : `n + ${next - n}`);
    const isPrimeHere = this.#answer.dataset.verdict !== 'composite';
    this.#strip.show((offset) =>
      n < AT_ONCE - STRIP_MARGIN
        ? isPrime(n + BigInt(offset))
        : isPrimeBetween(n + BigInt(offset), n, isPrimeHere, neighbours),
    );
  }

  /** Clears the previous answer while the next one is computed. */
  #showSilence(): void {
    this.#probable = false;
    this.#setTitle('');
    this.#answer.dataset.verdict = 'none';
    setText(this.#verdict, ' ');
    this.#showFacts(undefined);
    this.#steps.clear();
    this.#clearNeighbours();
  }

  #showWork(): void {
    this.#answer.dataset.verdict = 'working';
    setText(this.#verdict, 'is being tested …');
  }

  /** @param message the error, or an empty string */
  #clear(message: string): void {
    clearTimeout(this.#patienceTimer);
    this.#n = undefined;
    this.#probable = false;
    this.#setTitle('');
    this.#answer.dataset.verdict = 'none';
    this.#value.replaceChildren();
    setText(this.#verdict, ' ');
    setText(this.#facts, ' ');
    this.#steps.clear();
    this.#clearNeighbours();
    setError(htmlById('n-error'), message, this.#input);
  }

  #clearNeighbours(): void {
    this.#neighbours = { previous: undefined, next: undefined };
    for (const id of ['previous-prime', 'next-prime']) setText(htmlById(id), '–');
    for (const id of ['previous-gap', 'next-gap']) setText(htmlById(id), '');
    this.#strip.clear();
  }

  /** @param verdict such as `is prime.`, or an empty string */
  #setTitle(verdict: string): void {
    const n = this.#n;
    document.title =
      n === undefined || verdict === ''
        ? TITLE
        : `${abridged(n, 24)} ${verdict.replace('.', '')} – primepool`;
  }

  /** After a pause in typing, announces the answer and makes the address shareable. */
  #rest(): void {
    const { verdict } = this.#answer.dataset;
    const spoken = htmlById('spoken');
    if (this.#n === undefined) {
      setText(spoken, htmlById('n-error').textContent ?? '');
      clearAddress();
      return;
    }
    if (verdict === 'none' || verdict === 'working') return;
    setText(spoken, `${abridged(this.#n, 40)} ${this.#verdict.textContent}`);
    const isUnasked = location.hash === '' && this.#input.value === this.#input.defaultValue;
    if (!isUnasked) writeAddress(this.#input.value.trim());
  }
}

/** Whether a candidate is prime, given the primes next to n; undefined beyond them. */
function isPrimeBetween(
  candidate: bigint,
  n: bigint,
  isPrimeHere: boolean,
  { previous, next }: Neighbours,
): boolean | undefined {
  if (candidate === n) return isPrimeHere;
  if (candidate === previous || candidate === next) return true;
  const isBelow = previous !== undefined && candidate > previous && candidate < n;
  const isAbove = next !== undefined && candidate < next && candidate > n;
  return isBelow || isAbove ? false : undefined;
}
