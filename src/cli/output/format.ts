// How numbers, times and verdicts look in the tables.

import type { CheckResult } from 'primepool';
import { styled } from './terminal.js';

const DURATION_WIDTH = 10;

/** What the marks in a table mean. */
export const LEGEND = 'P: prime   ?: probably prime   blank: not prime';

/**
 * A row of a table: the number, P if it is prime, the time, and what else is to be said of it.
 *
 * @param width of the column of numbers
 */
export function row(result: CheckResult, width: number, end = ''): string {
  const number = String(result.n).padStart(width);
  return `${number}${verdict(result.prime, result.probable)}${column(result.elapsed)}${end === '' ? '' : `  ${styled('dim', end)}`}`;
}

/** The column of verdicts: P for a prime, ? for what is only probably one. */
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

/** Who decided a number. */
export function threadName(worker: number): string {
  return worker === 0 ? 'main thread' : `worker ${worker}`;
}

/**
 * What a row says besides: that a prime is only probable, or the smallest prime factor and the rest
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
