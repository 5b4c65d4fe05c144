// The parts of π(x). They are independent: a part of D and B counts from zero where it starts, and
// returns the factors by which `total` multiplies the counts before it.

import type { Steps } from '../steps/steps.js';
import { type CountKernel, instantiateCount, outOfMemory, SEGMENT_BYTES } from './count-kernel.js';
import { type Parameters, primesAtMost } from './parameters.js';
import { type Piece, SLICES } from './pieces.js';

/** Blocks of 30 numbers, or primes, between two checks of the clock. */
const STRIDE = 64;

/** The number of primes of the ordinary leaves, as in the kernel. */
const ORDINARY_PRIMES = 8;

/** The least n for which the kernel returns π(n). */
const LEAST_PI = 5;

/** A range of the units of a stage; `to` is excluded. */
export type Range = Pick<Piece, 'from' | 'to'>;

/** A part of D and B, by segments up to x/y. */
export interface SegmentsPart {
  readonly hard: bigint;
  /** For each prime of hard leaves, how many numbers of the part have no smaller prime factor. */
  readonly totals: BigInt64Array;
  /** For each of these primes, the factor of that count over all earlier parts. */
  readonly signs: BigInt64Array;
  readonly semiprimes: bigint;
  /** The factor of the number of primes in all earlier parts. */
  readonly terms: bigint;
  readonly primes: bigint;
}

/** The tables for one x, and the parts that can be computed with them. */
export class Counter {
  /** With the tables. */
  readonly kernel: CountKernel;
  readonly parameters: Parameters;
  /** The segment of easy leaves that the kernel holds; -1 if none. */
  #easySegment = -1;

  private constructor(kernel: CountKernel, parameters: Parameters) {
    this.kernel = kernel;
    this.parameters = parameters;
  }

  /**
   * Makes the tables, with 0.5 bytes of memory and about 5 ns for each number up to z.
   */
  static *prepare(parameters: Parameters): Steps<Counter> {
    const { x, y, z, star, rootX, rootZ, listLimit } = parameters;
    const kernel = instantiateCount();
    const piBytes = 8 * Math.ceil((Math.max(z, listLimit) + 1) / 240);
    const primeBound = primesAtMost(listLimit);
    const starBound = primesAtMost(star);
    if (
      kernel.begin(x, y, z, star, rootX, rootZ, listLimit, primeBound, piBytes, starBound) === 0
    ) {
      throw outOfMemory();
    }
    yield;
    for (let block = 0; block <= Math.floor(z / 30); ) {
      block = kernel.fillSquareFree(block, y, z);
      yield;
    }
    return new Counter(kernel, parameters);
  }

  /** Φ0 */
  *ordinary({ from, to }: Range): Steps<bigint> {
    let sum = 0n;
    for (let block = from; block < to; block += STRIDE) {
      sum += this.kernel.ordinaryLeaves(block, Math.min(to, block + STRIDE));
      yield;
    }
    return sum;
  }

  /** The leaves in C that need no segment, of the primes in a range. */
  *table({ from, to }: Range): Steps<bigint> {
    let sum = 0n;
    const end = this.#pi(Math.max(LEAST_PI, to - 1)) + 1;
    const start = this.#pi(Math.max(LEAST_PI, from - 1)) + 1;
    for (let b = Math.max(start, ORDINARY_PRIMES + 1); b < end; b++) {
      sum += this.kernel.tableLeaves(b);
      yield;
    }
    return sum;
  }

  /** A and the other leaves in C. */
  *easy({ from, to }: Range): Steps<bigint> {
    const { kernel } = this;
    const last = this.#pi(this.parameters.cubeRootX);
    let sum = 0n;
    for (let slice = from; slice < to; slice++) {
      yield* this.#toEasySegment(Math.floor(slice / SLICES));
      const above = Math.min(kernel.easyAbove(), last);
      const edge = (k: number) => above + Math.floor(((last - above) * k) / SLICES);
      const end = edge((slice % SLICES) + 1);
      for (let b = edge(slice % SLICES); b < end; b += STRIDE) {
        sum += kernel.segmentLeaves(b, Math.min(end, b + STRIDE));
        yield;
      }
    }
    return sum;
  }

  /** Counts the primes up to the end of a segment, from the last one if that lies before. */
  *#toEasySegment(segment: number): Steps<void> {
    if (segment < this.#easySegment) this.#easySegment = -1;
    while (this.#easySegment < segment) {
      this.kernel.nextEasySegment(BigInt(++this.#easySegment * SEGMENT_BYTES));
      yield;
    }
  }

  /** D and B */
  *segments({ from, to }: Range): Steps<SegmentsPart> {
    const { kernel } = this;
    // The easy leaves share this sieve.
    this.#easySegment = -1;
    kernel.beginSegments();
    for (let segment = from; segment < to; segment++) {
      kernel.beginSegment(BigInt(segment) * BigInt(SEGMENT_BYTES));
      while (kernel.stepSegment() === 0) yield;
      yield;
    }
    const { buffer } = kernel.memory;
    const length = this.#pi(this.parameters.star) + 1;
    return {
      hard: kernel.hardSum(),
      totals: new BigInt64Array(buffer, kernel.totals.value, length).slice(),
      signs: new BigInt64Array(buffer, kernel.signs.value, length).slice(),
      semiprimes: kernel.semiprimeSum(),
      terms: kernel.semiprimeTerms(),
      primes: kernel.semiprimePrimes(),
    };
  }

  /** Σ, except for π(√x)·(π(√x) - 1)/2. */
  sigma(): bigint {
    const { y, star, cubeRootX, rootXOverY } = this.parameters;
    const indexes = [y, cubeRootX, rootXOverY, star].map((n) => this.#pi(n));
    const [aIndex = 0, bIndex = 0, cIndex = 0, dIndex = 0] = indexes;
    const a = BigInt(aIndex);
    const b = BigInt(bIndex);
    const c = BigInt(cIndex);
    const d = BigInt(dIndex);
    const sigma0 = a - 1n - (a * (a - 1n)) / 2n;
    const sigma1 = ((a - b) * (a - b - 1n)) / 2n;
    const sigma2 = a * (b - c - (c * (c - 3n)) / 2n + (d * (d - 3n)) / 2n);
    const sigma3 =
      (b * (b - 1n) * (2n * b - 1n)) / 6n - b - (d * (d - 1n) * (2n * d - 1n)) / 6n + d;
    const sigma4 = a * this.kernel.sigma4(dIndex, cIndex);
    const sigma5 = this.kernel.sigma5(cIndex, bIndex);
    const sigma6 = -this.kernel.sigma6(dIndex, bIndex);
    return sigma0 + sigma1 + sigma2 + sigma3 + sigma4 + sigma5 + sigma6;
  }

  /** π(y) */
  get countOfY(): bigint {
    return BigInt(this.#pi(this.parameters.y));
  }

  #pi(n: number): number {
    return this.kernel.pi(n) >>> 0;
  }
}
