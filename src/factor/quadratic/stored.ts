// Relations of a sieve as lines of text, from which another run can continue:
//
//   primepool relations 1 n=<the composite> multiplier=<k> columns=<of the factor base>
//   <x>: <the primes of x² - kn, with repetition, and -1 for its sign>
//
// A heading starts the relations of one composite. A factorisation may sieve several.

import { RelationsError } from '../../input/errors.js';
import type { RelationStore } from '../../input/relation-store.js';
import { show } from '../../input/show.js';
import type { Steps } from '../../steps/steps.js';
import { SieveCollector } from './divisor.js';
import type { QuadraticSieve, Relation } from './sieve.js';

const VERSION = '1';

const HEADING = /^primepool relations (\d{1,9}) n=(\d{1,200}) (.*)$/;

/** A sieve of 330 bits has numbers of 60 digits with at most 350 prime factors. */
const RELATION = /^(-?\d{1,200}):((?: (?:-1|\d{1,10})){1,1000})$/;

/** Lines checked in a step: each takes about 10 µs. */
const LINES_PER_STEP = 64;

/** A collector that passes the new relations on to a store. */
export class StoredCollector extends SieveCollector {
  readonly #n: bigint;
  readonly #sieve: QuadraticSieve;
  readonly #store: RelationStore;
  readonly #columns: Map<number, number>;
  #isRestored = false;

  /** @param sieve as that of {@link SieveCollector} */
  constructor(n: bigint, sieve: QuadraticSieve, store: RelationStore) {
    super(n, sieve);
    this.#n = n;
    this.#sieve = sieve;
    this.#store = store;
    this.#columns = new Map(Array.from(sieve.primes, (prime, column) => [prime, column]));
  }

  /**
   * Adds the relations of the store. In: the integer that is factored, a multiple of n.
   *
   * @throws RelationsError that names the first invalid line
   */
  *restore(whole: bigint): Steps<void> {
    const heading = this.#heading();
    let isOurs = false;
    let number = 0;
    for (const line of this.#store.known) {
      number++;
      if (line.startsWith('primepool') || number === 1) {
        isOurs = numberIn(line, number, whole) === this.#n;
        if (isOurs && line !== heading) throw otherVersion(number);
      } else if (isOurs) {
        this.add([this.#parse(line, number)]);
      }
      if (number % LINES_PER_STEP === 0) yield;
    }
    this.#isRestored = true;
    if (!isOurs) this.#store.onFound([heading]);
  }

  override add(relations: readonly Relation[]): Relation[] {
    const added = super.add(relations);
    if (this.#isRestored && added.length > 0) {
      this.#store.onFound(added.map((relation) => this.#format(relation)));
    }
    return added;
  }

  #heading(): string {
    const { kn, primes } = this.#sieve;
    const n = this.#n;
    return `primepool relations ${VERSION} n=${n} multiplier=${kn / n} columns=${primes.length}`;
  }

  #format({ x, columns, first, second }: Relation): string {
    const base = Array.from(columns, (column) => (column === 0 ? -1 : this.#sieve.primes[column]));
    return [`${x}:`, ...base, ...[first, second].filter((prime) => prime > 1)].join(' ');
  }

  /** @throws RelationsError if x² - kn is not the product, or a prime is not in the sieve */
  #parse(line: string, number: number): Relation {
    const [, digits = '', list = ''] = RELATION.exec(line) ?? [];
    if (digits === '') throw refusal(number, `${show(line)} is not a relation`);
    const x = BigInt(digits);
    const columns: number[] = [];
    const large: number[] = [];
    let product = 1n;
    for (const word of list.slice(1).split(' ')) {
      const prime = Number(word);
      product *= BigInt(prime);
      const column = prime === -1 ? 0 : this.#columns.get(prime);
      if (column !== undefined && prime !== 1) columns.push(column);
      else if (this.#isLarge(prime)) large.push(prime);
      else throw refusal(number, `${prime} is not a prime of the sieve`);
    }
    if (x * x - this.#sieve.kn !== product) {
      throw refusal(number, 'its primes are not those of its number');
    }
    const [second = 1, first = 1, ...others] = large.sort((a, b) => b - a);
    if (others.length > 0) throw refusal(number, 'it has more than two large primes');
    return { x, columns: Uint32Array.from(columns), first, second };
  }

  #isLarge(prime: number): boolean {
    const { primes, largeBound } = this.#sieve;
    return prime > (primes.at(-1) ?? 0) && prime < largeBound;
  }
}

/**
 * Checks the first line of a store before any work.
 *
 * @throws RelationsError if it is not that of relations for the factors of this integer
 */
export function assertFirstHeading({ known }: RelationStore, whole: bigint): void {
  for (const line of known) {
    numberIn(line, 1, whole);
    return;
  }
}

/** The composite in a heading. @throws RelationsError unless it divides the whole */
function numberIn(line: string, number: number, whole: bigint): bigint {
  const [, version = '', digits = ''] = HEADING.exec(line) ?? [];
  if (version === '') throw refusal(number, `${show(line)} is not a heading of relations`);
  if (version !== VERSION) throw otherVersion(number);
  const n = BigInt(digits);
  if (n > 1n && whole % n === 0n) return n;
  throw new RelationsError(
    `line ${number} begins the relations of ${n}, which does not divide ${whole}: keep those of another integer elsewhere`,
  );
}

function otherVersion(number: number): RelationsError {
  return new RelationsError(
    `line ${number} is of another version of primepool: continue with that version, or begin again elsewhere`,
  );
}

function refusal(number: number, reason: string): RelationsError {
  return new RelationsError(`line ${number}: ${reason}; delete the line, or begin again elsewhere`);
}
