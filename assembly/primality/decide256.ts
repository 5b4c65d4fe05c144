// The decision for 2^64 <= n < 2^256 in one call: small factors, the strong test to base 2, the
// extra strong Lucas test.

import { fixedLucas, fixedPower } from '../multiword/fixed/chains';
import {
  addMod,
  copy,
  count,
  equals,
  inverse,
  isZero,
  leaveMontgomery,
  makeCanonical,
  setPowerOf2,
  setUp,
  subtract,
} from '../multiword/fixed/residue';
import { FIXED_WIDTH, LESS_2, LESS_P, N, X, Y, ZEROS } from '../multiword/fixed/rows';
import {
  bitLength,
  EXPONENT,
  increment,
  negate,
  NUMBER,
  oddPart,
  storeWords,
} from '../multiword/fixed/words';
import { jacobi } from '../multiword/jacobi';
import { smallFactor } from '../multiword/small-factors';

/** A test failed, and no factor is known. */
@inline
const COMPOSITE: i32 = 0;

/** n passes both tests. */
@inline
const PROBABLY_PRIME: i32 = 1;

/** No parameter up to the limit fits, as for a perfect square; or n is 2^k·d + 1 with d < 2^7. */
@inline
const UNDECIDED: i32 = -1;

/** The largest P that is tried. */
@inline
const PARAMETER_LIMIT: u32 = 64;

/** Montgomery forms of 1, 2 and P in [0, n), and room for another residue. */
const ONE = memory.data(80, 16);
const TWO = memory.data(80, 16);
const PARAMETER = memory.data(80, 16);
const OTHER = memory.data(80, 16);

/**
 * In: the words of n, the least significant first; 2^64 <= n < 2^256. Out: the least prime factor
 * below 512, if there is one; else 1 if n is a probable prime, 0 if it is composite, -1 if the
 * general test has to decide.
 */
export function decide256(w0: u64, w1: u64, w2: u64, w3: u64): i32 {
  if (!(w0 & 1)) return 2;
  const words = storeWords(NUMBER, w0, w1, w2, w3);
  const factor = smallFactor(NUMBER, 2 * words);
  if (factor) return factor;
  setUp(words);
  oddPart(EXPONENT, NUMBER);
  if (bitLength(EXPONENT) < 8) return UNDECIDED;
  if (!isStrongToBase2()) return COMPOSITE;
  let p: u32 = 3;
  while (jacobi(p * p - 4, NUMBER, 2 * words) != -1) if (++p > PARAMETER_LIMIT) return UNDECIDED;
  return isExtraStrongLucas(p) ? PROBABLY_PRIME : COMPOSITE;
}

/**
 * Whether n is a strong probable prime to base 2; if so, ONE is the Montgomery form of 1.
 *
 * As in tests/strong-base2.ts, 2^-d is computed instead of 2^d: with p the seven leading bits of d
 * and k > 0, -d = -(p + 1)·2^k + f, and the Montgomery form of 2^-(p + 1) is R / 2^(p + 1), a power
 * of 2 whose square is far below R·n. The Montgomery form of 1 need not be computed: it is found
 * where the test finds 1 or -1.
 */
function isStrongToBase2(): bool {
  const twos = oddPart(EXPONENT, NUMBER);
  const rest = bitLength(EXPONENT) - 7;
  const leading = (load<u64>(EXPONENT + <usize>(rest >> 3)) >> (rest & 7)) & 127;
  negate(EXPONENT);
  setPowerOf2(X, <i32>FIXED_WIDTH * count - 1 - <i32>leading);
  fixedPower(EXPONENT, rest, count, inverse);

  const end = strongEnd(twos);
  if (end == 0) return false;
  makeCanonical(X);
  if (end < 0) subtract(ONE, N, X);
  else copy(ONE, X);
  return true;
}

/**
 * The end of a strong test.
 *
 * In: X = a^d or a^-d, Montgomery form; n - 1 = d·2^twos. Out: 1 if X is 1, -1 if X or one of its
 * next twos - 1 squares is -1, else 0; X is the residue that was found.
 */
function strongEnd(twos: i32): i32 {
  setPowerOf2(TWO, 0);
  subtract(OTHER, N, TWO);
  for (let r = 0; r < twos; r++) {
    leaveMontgomery(Y, X);
    if (equals(Y, OTHER)) return -1;
    if (r == 0 && equals(Y, TWO)) return 1;
    fixedPower(ZEROS, 1, count, inverse);
  }
  return 0;
}

/**
 * In: P >= 3 with Jacobi(P² - 4, n) = -1; ONE, Montgomery form, in [0, n); n in NUMBER, which
 * becomes n + 1.
 * Out: whether n passes the test that tests/lucas.ts describes.
 */
function isExtraStrongLucas(p: u32): bool {
  addMod(TWO, ONE, ONE);
  addMod(PARAMETER, TWO, ONE);
  for (let i: u32 = 3; i < p; i++) addMod(PARAMETER, PARAMETER, ONE);
  subtract(LESS_2, N, TWO);
  subtract(LESS_P, N, PARAMETER);
  copy(X, TWO);
  copy(Y, PARAMETER);

  increment(NUMBER);
  const twos = oddPart(EXPONENT, NUMBER);
  fixedLucas(EXPONENT, bitLength(EXPONENT), count, inverse);
  makeCanonical(X);
  makeCanonical(Y);
  if (equals(X, TWO) && equals(Y, PARAMETER)) return true;
  if (equals(X, LESS_2) && equals(Y, LESS_P)) return true;
  for (let r = 1; r < twos; r++) {
    if (isZero(X)) return true;
    fixedLucas(ZEROS, 1, count, inverse);
    makeCanonical(X);
  }
  return false;
}
