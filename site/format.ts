// The format of numbers and times on the page.

import { formatTime } from '../bench/support/format.js';
import { make } from './dom.js';

/**
 * Milliseconds with a unit and three digits: 0.84 µs, 19.7 ms. Browser clocks measure 0 for less
 * than a tick.
 */
export function duration(milliseconds: number): string {
  return milliseconds === 0 ? '0\u00a0ms' : formatTime(milliseconds * 1e6);
}

/** Between groups of digits: a space at which no line breaks. */
const NARROW_SPACE = '\u202f';

/** An integer in groups of three digits: 10 000 000. */
export function grouped(n: number | bigint): string {
  const digits = String(n < 0 ? -n : n);
  return `${n < 0 ? '−' : ''}${groupsIn(digits).join(NARROW_SPACE)}`;
}

/** A number of things: 1 digit, 19 digits. */
export function counted(n: number, noun: string): string {
  return `${grouped(n)} ${n === 1 ? noun : `${noun}s`}`;
}

/** An approximate rate per second: 28.4 million, 312 000, 95. */
export function rate(perSecond: number): string {
  if (!Number.isFinite(perSecond)) return '–';
  if (perSecond >= 999_500) return `${significant(perSecond / 1e6)} million`;
  return grouped(Number(perSecond.toPrecision(3)));
}

/** 1.83, 18.3, 183. */
export function significant(value: number): string {
  return value >= 100 ? grouped(Math.round(value)) : value.toPrecision(3);
}

/** A positive integer on one line; a long one is abridged to its first and last groups. */
export function abridged(n: bigint, longest = 24): string {
  const digits = String(n);
  const groups = groupsIn(digits);
  return (digits.length <= longest ? groups : endsOf(groups, Math.floor(longest / 6))).join(
    NARROW_SPACE,
  );
}

/**
 * An integer in groups of three, separated by margins: copied text has the digits only. A long one
 * is abridged to its first and last groups.
 */
export function groupsOf(n: bigint): Node[] {
  const groups = groupsIn(String(n < 0n ? -n : n));
  const shown = groups.length <= 9 ? groups : endsOf(groups, 4);
  const sign = n < 0n ? [make('span', 'sign', '−')] : [];
  return [...sign, ...shown.map((group) => make('span', 'group', group))];
}

/** Groups of three digits; the first may be shorter. */
function groupsIn(digits: string): string[] {
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 3) {
    groups.push(digits.slice(Math.max(0, end - 3), end));
  }
  return groups.reverse();
}

function endsOf(groups: readonly string[], count: number): string[] {
  return [...groups.slice(0, count), '…', ...groups.slice(-count)];
}
