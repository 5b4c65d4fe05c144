// One number whose divisors are tried in ranges, several of them at the same time. Pure.

import { DIVISION_COST, FIRST_RANGE } from '../config.js';
import { GREATEST_DIVISOR } from '../trial-division.js';
import type { Item } from './item.js';

/** Divisors from `first` to `last`, both of them included. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/**
 * Trial division of one number by several workers. Its first range is short and alone, because most
 * composite numbers have a small factor, and what the others do meanwhile would be for nothing.
 */
export class Division {
  readonly item: Item;
  /** The first divisor that is in no range yet. */
  #next = 0;
  /** Divisors from here on need not be tried. */
  #end: number;
  readonly #underWay = new Set<Range>();
  #factor: number | undefined;
  #elapsed = 0;

  constructor(item: Item) {
    this.item = item;
    // The rounded root may be one too small.
    this.#end = Math.min(Math.floor(Math.sqrt(Number(item.n))) + 2, GREATEST_DIVISOR + 1);
  }

  /** Expected milliseconds of the divisors that are in no range yet. */
  get remaining(): number {
    return Math.max(0, this.#end - this.#next) * DIVISION_COST;
  }

  /** The smallest factor, or undefined if there is none; not to be relied on before it is done. */
  get factor(): bigint | undefined {
    return this.#factor === undefined ? undefined : BigInt(this.#factor);
  }

  /** The sum over the ranges, in milliseconds. */
  get elapsed(): number {
    return this.#elapsed;
  }

  /** Whether no range is left or under way that matters. */
  get done(): boolean {
    if (this.#next < this.#end) return false;
    for (const { first } of this.#underWay) if (first < this.#end) return false;
    return true;
  }

  /**
   * Takes the next divisors.
   *
   * @param budget expected milliseconds
   * @returns undefined if there are none, or if the first range has to be waited for
   */
  take(budget: number): Range | undefined {
    const first = this.#next;
    if (first >= this.#end) return undefined;
    if (first === FIRST_RANGE && this.#underWay.size > 0) return undefined;
    const length = first === 0 ? FIRST_RANGE : Math.ceil(budget / DIVISION_COST);
    this.#next = Math.min(first + length, this.#end);
    const range = { first, last: this.#next - 1 };
    this.#underWay.add(range);
    return range;
  }

  /**
   * Takes down what has come of a range.
   *
   * @param factor the smallest divisor in it, or 0; of ranges with a divisor, only the first counts
   * @param elapsed milliseconds
   */
  settle(range: Range, factor: number, elapsed: number): void {
    this.#underWay.delete(range);
    this.#elapsed += elapsed;
    if (factor === 0 || range.first >= this.#end) return;
    this.#factor = factor;
    this.#end = range.first;
  }
}
