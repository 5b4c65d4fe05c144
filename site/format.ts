// How numbers and times look on the page.

import { formatTime } from '../bench/format.js';
import { make } from './dom.js';

/** Milliseconds with a unit and three digits: 0.84 µs, 19.7 ms. */
export function duration(milliseconds: number): string {
  return formatTime(milliseconds * 1e6);
}

/** With commas, as the command line has it. */
export function grouped(n: number | bigint): string {
  return n.toLocaleString('en-US');
}

/** About how many a second: 28.4 million, 312,000, 95. */
export function rate(perSecond: number): string {
  if (!Number.isFinite(perSecond)) return '–';
  if (perSecond >= 999_500) return `${significant(perSecond / 1e6)} million`;
  return grouped(Number(perSecond.toPrecision(3)));
}

/** 1.83, 18.3, 183. */
export function significant(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** An integer in one line: of a long one the first and the last digits. */
export function abridged(n: bigint, longest = 24): string {
  const text = String(n);
  if (text.length <= longest) return text;
  const side = (longest - 2) >> 1;
  return `${text.slice(0, side)}…${text.slice(-side)}`;
}

/**
 * An integer in groups of three that are apart by space, so that a copy of it has its digits only. Of a
 * long one the first and the last groups are shown.
 */
export function groupsOf(n: bigint): Node[] {
  const digits = String(n < 0n ? -n : n);
  const groups = digits.match(/\d{1,3}(?=(?:\d{3})*$)/g) ?? [];
  const shown: readonly string[] =
    groups.length <= 9 ? groups : [...groups.slice(0, 4), '…', ...groups.slice(-4)];
  const sign = n < 0n ? [make('span', 'sign', '−')] : [];
  return [...sign, ...shown.map((group) => make('span', 'group', group))];
}
