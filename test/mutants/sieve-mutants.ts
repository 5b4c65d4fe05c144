// Ways to break the sieve, one line at a time.

import { Worker } from 'node:worker_threads';
import { primesBelow } from '../oracle/sieve.js';
import type { Mutant } from './mutants.js';

const LINES: readonly (readonly [file: string, find: string, replace: string])[] = [
  ['presieve', '7, 23, 37,', '7, 23, 1,'],
  ['presieve', '97, 101, 1', '97, 103, 1'],
  ['presieve', 'if (low == 0) clear(segment, 254);', ''],
  ['presieve', 'const OWN_BYTES: u64 = 6;', 'const OWN_BYTES: u64 = 5;'],
  ['presieve', 'next - period', 'next - period + 1'],
  ['presieve', 'combine(at, 8);', ''],
  ['small', 'if (back != 0 && start > 0) start -= <i32>p;', ''],
  ['small', 'at < limit; at += p', 'at + p < limit; at += p'],
  ['small', 'clear(hit, maskOf(r, 23));', ''],
  ['wheel', '(r * next) / WHEEL - (r * w) / WHEEL', '((next - w) * r) / WHEEL'],
  ['small', 'const back = end == length ? length : 0;', 'const back = length;'],
  ['medium', 'if (turn >= q) before', 'if (turn > q) before'],
  ['medium', 'WHEEL * before + p - 1', 'WHEEL * before'],
  ['medium', 'put(bit, 0, q, start + p - before + q);', 'put(bit, 1, q, start + p - before + q);'],
  ['medium', 'clear(segment + at, maskOf(r, 13));', ''],
  ['medium', 'at += q * 2 + r - (r * 29) / WHEEL;', 'at += q * 2 + r - (r * 29) / WHEEL + 1;'],
  ['medium', 'tail = dropBlock(tail);', 'tail = 0;'],
  ['medium', '(at - length)) << 32', 'at) << 32'],
  ['big', 'const isBelow = -rest >> 63;', 'const isBelow: i64 = -1;'],
  ['big', 'm -= isBelow;', ''],
  ['big', '- 210 * quotient', '- 211 * quotient'],
  ['big', '- 104.5) *', '- 103.5) *'],
  ['big', '+ gap * r;', '+ gap;'],
  ['big', 'ahead <= remaining, ', 'ahead < remaining, '],
  ['blocks', '<usize>kept * ENTRY', 'ENTRY'],
  ['big', 'if (ahead > remaining) return;', 'if (ahead >= remaining) return;'],
  ['big', 'm % 7 != 0', 'm % 11 != 0'],
  ['big', '(rest << 12)', '(0 << 12)'],
  ['big', 'clear(segment + at, state);', ''],
  ['big', 'turn = (turn + 1) & ringMask;', ''],
  ['blocks', 'return before == 0 ? 0 : before + BLOCK;', 'return before;'],
  ['blocks', 'tail == 0 ? 0 : tail - BLOCK', 'tail == 0 ? 0 : tail'],
  ['base-primes', 'if (p > limit) return true;', 'if (p >= limit) return true;'],
  [
    'base-primes',
    'found = WHEEL * q + residueOf(bit) > limit;',
    'found = WHEEL * q + residueOf(bit) >= limit;',
  ],
  [
    'base-primes',
    'if (low == FIRST_BYTE) clear(BASE, 0xf0);',
    'if (low == FIRST_BYTE) clear(BASE, 0xe0);',
  ],
  [
    'base-primes',
    'length = min(<u32>BASE_SEGMENT, greatest / WHEEL + 1 - low);',
    'length = min(<u32>BASE_SEGMENT, greatest / WHEEL - low);',
  ],
  ['segments', 'residueOf(bit) < <u32>(first % WHEEL)', 'residueOf(bit) <= <u32>(first % WHEEL)'],
  ['segments', 'residueOf(bit) > <u32>(last % WHEEL)', 'residueOf(bit) >= <u32>(last % WHEEL)'],
  [
    'segments',
    'if (root * root > n) return <u32>root - 1;',
    'if (root * root >= n) return <u32>root - 1;',
  ],
  ['segments', 'end > last / WHEEL ? last : WHEEL * end - 1', 'WHEEL * end - 1'],
  ['count', 'b += popcnt(load<u64>(at, 16))', 'b += popcnt(load<u64>(at))'],
  ['output', 'const LAST: usize = OUTPUT + OUTPUT_SIZE - 64 * 8;', 'const LAST: usize = 0;'],
  [
    'output',
    'kept |= left & (0 - left) & (0 - <u64>load<u8>(verdict++));',
    'kept |= left & (0 - left);',
  ],
];

export const SIEVE_MUTANTS: readonly Mutant[] = LINES.map(([file, find, replace]) => ({
  name: `${file}: ${find}`,
  file: `sieve/${file}.ts`,
  find,
  replace,
}));

/** A broken loop may never end. The unmodified sieve takes some seconds. */
const PATIENCE = 60_000;

interface Case {
  readonly from: bigint;
  readonly to: bigint;
  readonly bits: number;
  /** The number of primes from 7 on, and the primes themselves if they are few. */
  readonly count: number;
  readonly primes?: BigUint64Array;
}

/**
 * The first wrong interval of a sieve, or undefined. The sieve runs in a worker, to be stopped.
 *
 * @param more cases
 */
export function mistakeOfSieve(
  module: WebAssembly.Module,
  more: readonly Case[] = [],
): Promise<string | undefined> {
  const worker = new Worker(new URL('../support/programs/judge-sieve.mjs', import.meta.url), {
    workerData: { module, cases: [...casesOfSieve(), ...more] },
  });
  return new Promise<string | undefined>((resolve, reject) => {
    const timer = setTimeout(() => resolve('it does not end'), PATIENCE);
    worker.once('error', reject);
    worker.once('message', resolve);
    worker.once('exit', () => clearTimeout(timer));
  }).finally(() => worker.terminate());
}

/** Starting it takes seconds. */
export const LAST_CASE: Case = {
  from: 2n ** 64n - 1n - 10n ** 7n,
  to: 2n ** 64n - 1n,
  bits: 19,
  count: 225271,
};

let cases: readonly Case[] | undefined;

/**
 * Intervals that need every part of the sieve, with the primes of a plain sieve or published
 * counts.
 */
function casesOfSieve(): readonly Case[] {
  cases ??= [
    // Every start and every end in the first bytes, and the squares of the first sieving primes.
    ...Array.from({ length: 40 }, (_, i) => plain(5 * i, 5 * i + 37 * (i % 7), 14)),
    plain(0, 2_000_000, 14),
    plain(4_000_000, 5_000_000, 14),
    plain(167 ** 2, 167 ** 2, 14),
    plain(257 ** 2 - 1, 257 ** 2 + 100, 14),
    plain(7919, 7927, 14),
    // Medium primes that start in the first byte.
    plain(2063 * 2069, 2063 * 2069 + 10, 14),
    // All kinds of primes.
    { from: 0n, to: 10n ** 8n, bits: 16, count: 5761452 },
    { from: 65521n ** 2n - 10n ** 5n, to: 65537n ** 2n + 10n ** 6n, bits: 14, count: 144_006 },
    { from: 10n ** 12n, to: 10n ** 12n + 10n ** 8n, bits: 18, count: 3618282 },
    { from: 10n ** 15n, to: 10n ** 15n + 2n * 10n ** 7n, bits: 17, count: 578837 },
  ];
  return cases;
}

/** An interval below 8 million. */
function plain(from: number, to: number, bits: number): Case {
  const primes = BigUint64Array.from(
    PRIMES.filter((p) => from <= p && p <= to && p > 5),
    BigInt,
  );
  return { from: BigInt(from), to: BigInt(to), bits, count: primes.length, primes };
}

const PRIMES = primesBelow(8_000_000);
