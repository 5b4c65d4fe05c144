// The table of the demonstration, as wide as its numbers and labels.

import type { CheckResult } from 'primepool';
import { column, verdict } from './format.js';
import { styled } from './terminal.js';

/** Labels of the totals. */
export const TOTAL = 'Total';
export const SUM = 'Sum of the checks';

/** Between a number and its verdict, and the verdict itself. */
const VERDICT_WIDTH = 3;

/** Makes the rows of a table of these numbers. */
export class SampleTable {
  readonly #width: number;

  constructor(numbers: readonly bigint[]) {
    const digits = numbers.map((n) => String(n).length);
    this.#width = Math.max(...digits, TOTAL.length, SUM.length - VERDICT_WIDTH);
  }

  /** A number, P if it is prime, the time, and a remark. */
  row({ n, prime, elapsed }: CheckResult, end = ''): string {
    const tail = end === '' ? '' : `  ${styled('dim', end)}`;
    return `${String(n).padStart(this.#width)}${verdict(prime)}${column(elapsed)}${tail}`;
  }

  /** A row of a total: its label and the time. */
  total(label: string, milliseconds: number): string {
    return styled('bold', label.padEnd(this.#width + VERDICT_WIDTH) + column(milliseconds));
  }
}
