// The three steps of a decision, each with what it has found and how long it took. Every step has the same
// rows whatever it finds, so that nothing moves while one types.

import { make, setText } from './dom.js';
import {
  type Base2,
  type Explanation,
  type Lucas,
  SMALL_PRIMES,
  type SmallFactors,
} from './explain.js';
import { abridged, duration } from './format.js';
import type { Times } from './number-worker.js';

/** How a step ended, for the eye; `outcome` says it in words. */
type Mark = 'passed' | 'prime' | 'composite' | 'skipped';

interface Finding {
  readonly mark: Mark;
  readonly outcome: string;
  /** A value for each row. */
  readonly values: readonly string[];
}

interface Step {
  readonly title: string;
  readonly rows: readonly string[];
}

const STEPS: readonly Step[] = [
  { title: 'Small factors', rows: ['Tried', 'Found', 'Cofactor'] },
  { title: 'Strong test to base 2', rows: ['n − 1 =', '2^d ≡', 'Then'] },
  { title: 'Extra strong Lucas test', rows: ['n + 1 =', 'P, D', 'V_d ≡'] },
];

const SKIPPED: Finding = { mark: 'skipped', outcome: 'not needed', values: ['–', '–', '–'] };

/** Fills the list of steps, and changes them. */
export class StepList {
  readonly #items: readonly {
    readonly item: HTMLElement;
    readonly outcome: HTMLElement;
    readonly values: readonly HTMLElement[];
    readonly time: HTMLElement;
  }[];

  constructor(list: HTMLElement) {
    this.#items = STEPS.map(({ title, rows }) => {
      const outcome = make('p', 'outcome-word');
      const values = rows.map(() => make('dd', ''));
      const time = make('p', 'time');
      const details = make('dl', 'details');
      rows.forEach((row, index) => {
        const term = make('dt', '');
        term.append(...symbols(row));
        details.append(make('div', '', term, values[index] ?? ''));
      });
      const head = make('div', 'step-head', make('h3', '', title), time);
      const item = make('li', 'step-item', head, outcome, details);
      list.append(item);
      return { item, outcome, values, time };
    });
    this.clear();
  }

  clear(): void {
    this.#items.forEach((_, index) => {
      this.#fill(index, { mark: 'skipped', outcome: '–', values: ['–', '–', '–'] });
    });
    this.showTimes(undefined);
  }

  show({ n, smallFactors, base2, lucas }: Explanation): void {
    this.#fill(0, ofSmallFactors(n, smallFactors));
    this.#fill(1, base2 === undefined ? SKIPPED : ofBase2(n, base2));
    this.#fill(2, lucas === undefined ? SKIPPED : ofLucas(n, lucas));
    this.showTimes(undefined);
  }

  showTimes(times: Times | undefined): void {
    [times?.smallFactors, times?.base2, times?.lucas].forEach((milliseconds, index) => {
      const time = this.#items[index]?.time;
      if (time !== undefined) {
        setText(time, milliseconds === undefined ? '' : duration(milliseconds));
      }
    });
  }

  #fill(index: number, { mark, outcome, values }: Finding): void {
    const shown = this.#items[index];
    if (shown === undefined) return;
    shown.item.dataset.mark = mark;
    setText(shown.outcome, outcome);
    shown.values.forEach((element, row) => {
      const value = values[row] ?? '–';
      if (element.dataset.value === value) return;
      element.dataset.value = value;
      element.replaceChildren(...symbols(value));
    });
  }
}

function ofSmallFactors(n: bigint, { factor, decides }: SmallFactors): Finding {
  if (n < 2n) {
    return { mark: 'composite', outcome: 'below 2: not prime', values: ['–', '–', '–'] };
  }
  const tried = `${SMALL_PRIMES.length} primes below 256`;
  if (factor !== undefined) {
    const values = [tried, `${factor}`, abridged(n / factor)];
    return { mark: 'composite', outcome: `divisible by ${factor}`, values };
  }
  return decides
    ? { mark: 'prime', outcome: 'none, and n < 257²: prime', values: [tried, 'none', '–'] }
    : { mark: 'passed', outcome: 'none', values: [tried, 'none', '–'] };
}

function ofBase2(n: bigint, { d, s, power, squarings, passes }: Base2): Finding {
  const values = [factored(d, s), residue(power, n), thenOf(squarings)];
  return passes
    ? { mark: 'passed', outcome: 'passed: probably prime', values }
    : { mark: 'composite', outcome: 'failed: composite', values };
}

function thenOf(squarings: number | undefined): string {
  if (squarings === undefined) return 'never −1';
  if (squarings === 0) return 'no squaring needed';
  return `−1 after ${squarings} ${squarings === 1 ? 'squaring' : 'squarings'}`;
}

function ofLucas(n: bigint, { root, p, discriminant, d, s, v, doublings, passes }: Lucas): Finding {
  if (root !== undefined) {
    const values = [factored(d, s), 'none for a square', '–'];
    return { mark: 'composite', outcome: `the square of ${abridged(root, 12)}`, values };
  }
  const later = doublings === undefined || doublings === 0 ? '' : `, 0 after ${doublings} more`;
  const values = [factored(d, s), `${p}, ${discriminant}`, `${residue(v, n)}${later}`];
  return passes
    ? { mark: 'prime', outcome: 'passed: prime', values }
    : { mark: 'composite', outcome: 'failed: composite', values };
}

function factored(d: bigint, s: number): string {
  return `${abridged(d, 20)} · 2^${s}`;
}

/** The residue nearest to 0 where it is small: -1 says more than n - 1. */
function residue(x: bigint, n: bigint): string {
  return n - x < 1000n ? `−${n - x}` : abridged(x, 22);
}

/** Text with n, d, P, D and V in italics, and powers and indices where they belong. */
function symbols(text: string): Node[] {
  return text
    .split(/(\^[\dd]+|_d|\b[ndPDV]\b|V(?=_))/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part.startsWith('^')) return make('sup', '', ...symbols(part.slice(1)));
      if (part.startsWith('_')) return make('sub', '', ...symbols(part.slice(1)));
      return /^[ndPDV]$/.test(part) ? make('i', '', part) : document.createTextNode(part);
    });
}
