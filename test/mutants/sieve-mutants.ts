// Ways to break the sieve, a line at a time.

import type { Mutant } from './mutants.js';

const LINES: readonly (readonly [file: string, find: string, replace: string])[] = [
  ['presieve', '7, 23, 37,', '7, 23, 1,'],
  ['presieve', '97, 101, 1', '97, 103, 1'],
  ['presieve', 'if (low == 0) clear(segment, 254);', ''],
  ['presieve', 'const OWN_BYTES: u64 = 6;', 'const OWN_BYTES: u64 = 5;'],
  ['presieve', 'next < period ? next', 'next <= period ? next'],
  ['presieve', 'combine(at, 8);', ''],
  ['small', 'if (back != 0 && start > 0) start -= <i32>p;', ''],
  ['small', 'at < limit; at += p', 'at + p < limit; at += p'],
  ['small', 'clear(at + at23, maskOf(r, 23));', ''],
  ['small', 'const back = end == length ? length : 0;', 'const back = length;'],
  ['medium', 'if (turn >= q) before', 'if (turn > q) before'],
  ['medium', 'if (at >= before)', 'if (at > before)'],
  ['medium', 'put(bit, 0, q, start + p - before + q);', 'put(bit, 1, q, start + p - before + q);'],
  ['medium', 'clear(segment + at, maskOf(r, 13));', ''],
  ['medium', 'at += q * 2 + r - (r * 29) / WHEEL;', 'at += q * 2 + r - (r * 29) / WHEEL + 1;'],
  ['medium', 'tail = dropBlock(tail);', 'tail = 0;'],
  ['medium', '<u64>(at - length) << 32', '<u64>at << 32'],
  ['big', 'const isBelow = -rest >> 63;', 'const isBelow: i64 = -1;'],
  ['big', 'm -= isBelow;', ''],
  ['big', '<f64>(<i64>m) + 0.5', '<f64>(<i64>m) + 0.0'],
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
  ['output', 'const LAST: usize = OUTPUT + OUTPUT_SIZE - 67 * 8;', 'const LAST: usize = OUTPUT;'],
  [
    'output',
    'kept |= (left & (0 - left)) & (0 - <u64>load<u8>(verdict++));',
    'kept |= left & (0 - left);',
  ],
];

export const SIEVE_MUTANTS: readonly Mutant[] = LINES.map(([file, find, replace]) => ({
  name: `${file}: ${find}`,
  file: `sieve/${file}.ts`,
  find,
  replace,
}));
