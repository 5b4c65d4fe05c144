// Kernels with one line broken. The cases must catch each.

import { lopsided, squares } from '../oracle/factored.js';
import { families, numbersBelow, SMALL_SIZE } from '../oracle/families.js';
import type { Evidence, Mutant } from './mutants.js';

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'no Lucas test for a single number',
    file: 'primality/decide64.ts',
    find: ' && isExtraStrongLucasProbablePrime(n)',
    replace: '',
  },
  {
    name: 'no base-2 test for a single number',
    file: 'primality/decide64.ts',
    find: 'isStrongProbablePrimeBase2(n) && ',
    replace: '',
  },
  {
    name: 'small factors trusted too far',
    file: 'primality/decide64.ts',
    find: 'n < SMALL_LIMIT * SMALL_LIMIT ||',
    replace: 'n < 263 * 263 ||',
  },
  {
    name: 'another hash below 2^32',
    file: 'tests/hashed-base.ts',
    find: '& 255;',
    replace: '& 127;',
  },
  {
    name: 'a carry lost in the high product',
    file: 'word/product.ts',
    find: '* y1 + (~low >> 32)',
    replace: '* y1',
  },
  {
    name: 'a borrow lost in modular subtraction',
    file: 'word/montgomery.ts',
    find: 'select(x - y + n, x - y, x < y)',
    replace: 'x - y',
  },
  {
    name: 'an inverse of 40 bits',
    file: 'word/montgomery.ts',
    find: '  x *= 2 - n * x;\n  return x;',
    replace: '  return x;',
  },
  {
    name: 'the last squaring of the base-2 test forgotten',
    file: 'tests/strong-base2.ts',
    find: 'r < s;',
    replace: 'r + 1 < s;',
  },
  {
    name: 'reciprocity forgotten',
    file: 'word/jacobi.ts',
    find: 'signFlips(z, bottom) ^ (bottom & top)',
    replace: 'signFlips(z, bottom)',
  },
  {
    name: 'doubles cut to 32 bits',
    file: 'primality/decide64.ts',
    find: 'isPrime(<u64>n)',
    replace: 'isPrime(<u32>n)',
  },
  {
    name: 'the last number of a batch forgotten',
    file: 'primality/batch.ts',
    find: 'LIST_PLACES, VERDICTS, count)',
    replace: 'LIST_PLACES, VERDICTS, count - 1)',
  },
  {
    name: 'no Lucas stage below 2^50',
    file: 'primality/batch.ts',
    find: 'mark(UNCORRECTED, keep(UNCORRECTED, uncorrected, LUCAS_53))',
    replace: 'mark(UNCORRECTED, uncorrected)',
  },
  {
    name: 'no Lucas stage below 2^53',
    file: 'primality/batch.ts',
    find: 'mark(CORRECTED, keep(CORRECTED, corrected, LUCAS_53))',
    replace: 'mark(CORRECTED, corrected)',
  },
  {
    name: 'no Lucas stage below 2^64',
    file: 'primality/batch.ts',
    find: 'mark(INTEGERS, keep(INTEGERS, integers, LUCAS_64))',
    replace: 'mark(INTEGERS, integers)',
  },
  {
    name: 'places of a group mixed up',
    file: 'primality/batch.ts',
    find: '(passed >> (i - first)) & 1',
    replace: '(passed >> (end - 1 - i)) & 1',
  },
  {
    name: 'signed order in the lanes below 2^32',
    file: 'tests/hashed-base-i32x4.ts',
    find: 'i32x4.lt_u(high, multiple)',
    replace: 'i32x4.lt_s(high, multiple)',
  },
  {
    name: 'the lanes below 2^32 forget the later squarings',
    file: 'tests/hashed-base-i32x4.ts',
    find: 'r < tail;',
    replace: 'r < 1;',
  },
  {
    name: 'doubles used up to 2^54',
    file: 'lanes/f64x2.ts',
    find: '(1 << 53) - (1 << 10)',
    replace: '1 << 54',
  },
  {
    name: 'a coarser grid for the halves of a factor',
    file: 'lanes/f64x2.ts',
    find: '453347182355485940514816.0, 453347182355485940514816.0',
    replace: '906694364710971881029632.0, 906694364710971881029632.0',
  },
  {
    name: 'no correction from 2^50 on',
    file: 'lanes/f64x2.ts',
    find: 'return corrected ? balance(i64x2.add(r, bit), n, inv) : r;',
    replace: 'return corrected ? i64x2.add(r, bit) : r;',
  },
  {
    name: 'the base-2 lanes forget the last exponent',
    file: 'tests/strong-base2-f64x2.ts',
    find: 'if (left <= tail) {',
    replace: 'if (left < tail) {',
  },
  {
    name: 'the Lucas lanes forget their second condition',
    file: 'tests/lucas-f64x2.ts',
    find: 'v128.and(reached, f64x2.eq(v, f64x2.splat(0)))',
    replace: 'i64x2.splat(0)',
  },
  {
    name: 'a carry lost in the integer lanes',
    file: 'lanes/i64x2.ts',
    find: 'i64x2.shr_u(u, 32)',
    replace: 'i64x2.splat(0)',
  },
  {
    name: 'signed order in the integer lanes',
    file: 'lanes/i64x2.ts',
    find: 'i64x2.gt_s(v128.xor(y, signBits()), v128.xor(x, signBits()))',
    replace: 'i64x2.gt_s(y, x)',
  },
  {
    name: 'the primes below 127² taken for composites',
    file: 'primality/batch-trial-division.ts',
    find: '127 * 127;',
    replace: '100;',
  },
  {
    name: 'no tolerance in trial division',
    file: 'primality/trial-division.ts',
    find: '= 4.440892098500626e-16;',
    replace: '= 0;',
  },
  {
    name: 'trial division stops a turn early',
    file: 'primality/trial-division.ts',
    find: 'turn <= end;',
    replace: 'turn + TURN <= end;',
  },
  {
    name: 'a small prime taken for a factor of itself',
    file: 'word/small-factors.ts',
    find: 'quotient > 1 ? inverse64(inverse) : 0',
    replace: 'inverse64(inverse)',
  },
];

// Equivalent mutants, which nothing can catch, are listed so that nobody tries them again:
// - Doubles without correction up to 2^52: the worst case of the bound does not arise among any
//   numbers tried.
// - P = 3 for perfect squares: 1093² and 3511², the only ones that pass base 2, fail the Lucas test
//   anyway.
// - ⌊√n⌋ one too small in trial division: the turn of 30 that holds √n is searched whole.
// - The Lucas test without its condition on U: no composite below 2^64 passes it and base 2 either.

/** The small families, and numbers whose smallest factor is known and soon found. */
export function evidence(): Evidence {
  const batches = [...families(SMALL_SIZE), numbersBelow(50_000)].map(
    ({ name, numbers, prime }) => ({
      name,
      numbers: BigUint64Array.from(numbers),
      prime: Uint8Array.from(prime, Number),
    }),
  );
  const factored = [...[32, 53, 54, 64].flatMap((bits) => lopsided(bits, 200)), ...squares(40)];
  return {
    batches,
    factored: {
      numbers: BigUint64Array.from(factored, ({ n }) => n),
      factors: Uint32Array.from(factored, ({ factor }) => Number(factor ?? 0)),
    },
  };
}
