// The format of numbers, times and verdicts in tables.

import type { CheckResult } from 'primepool';
import { styled } from './terminal.js';

const DURATION_WIDTH = 10;

/** The meaning of the marks in a table. */
export const LEGEND = 'P: prime   ?: probably prime   blank: not prime';

/**
 * A row of a table: the number, the mark of the verdict, the time, and a remark.
 *
 * @param width of the column of numbers
 * @param end the remark
 */
export function row(result: CheckResult, width: number, end = ''): string {
  const number = String(result.n).padStart(width);
  return `${number}${verdict(result.prime, result.probable)}${column(result.elapsed)}${end === '' ? '' : `  ${styled('dim', end)}`}`;
}

/** The column of verdicts: P for a prime, ? for a probable prime. */
export function verdict(prime: boolean, probable = false): string {
  return `  ${prime ? styled(['bold', 'green'], probable ? '?' : 'P') : ' '}`;
}

/**
 * A time with its unit and three significant digits: 0.84 µs, 19.7 ms, 1.02 s; whole seconds from
 * 1000 on; 0 s for none.
 */
export function duration(milliseconds: number): string {
  if (milliseconds === 0) return '0 s';
  if (milliseconds >= 999_500) return `${Math.round(milliseconds / 1000)} s`;
  if (milliseconds >= 999.5) return `${(milliseconds / 1000).toPrecision(3)} s`;
  if (milliseconds >= 0.9995) return `${milliseconds.toPrecision(3)} ms`;
  return `${(milliseconds * 1000).toPrecision(3)} µs`;
}

/** An integer with its digits in groups of three. */
export function grouped(n: number | bigint): string {
  return n.toLocaleString('en-US');
}

/** The name of a thread. */
export function threadName(worker: number): string {
  return worker === 0 ? 'main thread' : `worker ${worker}`;
}

/**
 * The remark of a row: that a prime is only probable, or the smallest prime factor and its cofactor
 * if they are known.
 */
export function remark({ n, factor, probable }: CheckResult): string {
  if (probable) return 'probably prime';
  return factor === undefined ? '' : `= ${factor} × ${n / factor}`;
}

/** A time in a column of its own. */
export function column(milliseconds: number): string {
  return duration(milliseconds).padStart(DURATION_WIDTH);
}
