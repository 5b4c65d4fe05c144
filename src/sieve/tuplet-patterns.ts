// Patterns of prime tuplets: their names, and their filter for the sieve.

import { OptionRangeError, OptionTypeError } from '../input/errors.js';
import { show } from '../input/show.js';
import type { Sieve } from '../wasm/sieve-kernel.js';
import type { Filter } from './segments/segments.js';

/**
 * The closest prime tuplets of each size. Triplets and quintuplets have two patterns; both count.
 */
export type TupletName = 'twins' | 'triplets' | 'quadruplets' | 'quintuplets' | 'sextuplets';

/** A name, or the distances of all members from the first, such as [0, 2, 6]. */
export type TupletPattern = TupletName | readonly number[];

/** Patterns, no two of which fit at the same number. @internal */
export type Offsets = readonly (readonly number[])[];

const NAMED: Readonly<Record<TupletName, Offsets>> = {
  twins: [[0, 2]],
  triplets: [
    [0, 2, 6],
    [0, 4, 6],
  ],
  quadruplets: [[0, 2, 6, 8]],
  quintuplets: [
    [0, 2, 6, 8, 12],
    [0, 4, 6, 10, 12],
  ],
  sextuplets: [[0, 4, 6, 10, 12, 16]],
};

/** Maximum members of a pattern, and the greatest distance: the limits of the kernel. */
const MEMBERS = 64;
const DISTANCE = 30_000;

/**
 * Validates a pattern.
 *
 * @throws OptionTypeError if it is neither a name nor an array
 * @throws OptionRangeError if the name is unknown, or the distances do not ascend from 0 to 30,000
 *   at most
 *
 * @internal
 */
export function offsetsOf(pattern: TupletPattern): Offsets {
  if (typeof pattern === 'string') {
    if (Object.hasOwn(NAMED, pattern)) return NAMED[pattern];
    throw new OptionRangeError(
      `the pattern ${show(pattern)} is unknown: pass ${Object.keys(NAMED).join(', ')}, or distances such as [0, 2, 6]`,
    );
  }
  if (!Array.isArray(pattern)) {
    throw new OptionTypeError(
      `the pattern is ${show(pattern)}: pass a name such as 'twins', or distances such as [0, 2, 6]`,
    );
  }
  const offsets: readonly unknown[] = pattern;
  const ascend = offsets.every(
    (offset, i) =>
      Number.isSafeInteger(offset) &&
      (i === 0 ? offset === 0 : Number(offset) > Number(offsets[i - 1])),
  );
  if (
    offsets.length === 0 ||
    offsets.length > MEMBERS ||
    !ascend ||
    Number(offsets.at(-1)) > DISTANCE
  ) {
    throw new OptionRangeError(
      `the pattern [${offsets.map(show).join(', ')}] is not valid: pass up to ${MEMBERS} distances that ascend from 0 to ${DISTANCE} at most`,
    );
  }
  return [pattern];
}

/** The bit of each residue modulo 30, and the residues of the bits. */
const RESIDUES = [1, 7, 11, 13, 17, 19, 23, 29];

/** Keeps the bits of the first members. @internal */
export function tupletFilter(patterns: Offsets): Filter {
  const reach = Math.max(...patterns.map((offsets) => bytesTo(29, offsets.at(-1) ?? 0)));
  return {
    start(sieve) {
      const rows = new Uint32Array(sieve.memory.buffer, sieve.patternAddress(), 16 * ROW);
      rows.fill(0);
      for (const [number, offsets] of patterns.entries()) {
        for (const [bit, residue] of RESIDUES.entries()) {
          writeRow(rows.subarray((8 * number + bit) * ROW), residue, offsets);
        }
      }
      sieve.startTuplets(reach);
    },
    apply(sieve: Sieve, _base, last) {
      sieve.keepTuplets(Number(last));
      return -sieve.tupletReach();
    },
  };
}

/** Numbers in a row of the kernel's table. */
const ROW = 1 + 2 * MEMBERS;

/**
 * Writes the positions of the members of a tuplet that starts with a number ≡ residue; nothing if
 * one is divisible by 2, 3 or 5.
 */
function writeRow(row: Uint32Array, residue: number, offsets: readonly number[]): void {
  const bits = offsets.map((offset) => RESIDUES.indexOf((residue + offset) % 30));
  if (bits.includes(-1)) return;
  row[0] = offsets.length;
  for (const [i, offset] of offsets.entries()) {
    row[1 + 2 * i] = bytesTo(residue, offset);
    row[2 + 2 * i] = bits[i] ?? 0;
  }
}

/** Bytes between a number ≡ residue and the number `offset` above it. */
function bytesTo(residue: number, offset: number): number {
  return Math.floor((residue + offset) / 30);
}
