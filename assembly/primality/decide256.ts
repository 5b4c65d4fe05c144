// The decision for 2^64 <= n < 2^256 in one call: small factors, strong base 2, extra strong Lucas;
// and a round to another base in one.

import { fixedLucas, fixedPower, fixedProduct } from '../multiword/fixed';
import {
  digit,
  DIGIT_MASK,
  FIXED_WIDTH,
  fixedCount,
  LESS_2,
  LESS_P,
  N,
  setDigit,
  X,
  Y,
} from '../multiword/fixed-rows';
import { jacobi } from '../multiword/jacobi';
import { smallFactor } from '../multiword/small-factors';

/** A test failed, and no factor is known. */
@inline
const COMPOSITE: i32 = 0;

/** Both tests are passed. */
@inline
const PROBABLY_PRIME: i32 = 1;

/** No parameter up to the limit fits, as for a perfect square; or n is 2^k·d + 1 with d < 2^7. */
@inline
const UNDECIDED: i32 = -1;

/** The largest P that is tried. */
@inline
const PARAMETER_LIMIT: u32 = 64;

/** Words of n and of an exponent, with zeros behind them. */
const NUMBER = memory.data(80, 16);
const EXPONENT = memory.data(80, 16);
/** Montgomery forms of 1, 2 and P in [0, n), and room for another residue. */
const ONE = memory.data(80, 16);
const TWO = memory.data(80, 16);
const PARAMETER = memory.data(80, 16);
const OTHER = memory.data(80, 16);
const ZEROS = memory.data(80, 16);
/** Powers of a base, Montgomery form. */
const POWERS = memory.data(16 * 80, 16);

let count: i32 = 0;
let inverse: u64 = 0;

/**
 * In: the words of n, the lowest first; 2^64 <= n < 2^256. Out: the least prime below 512 that
 * divides n, if there is one; else 1 if n is a probable prime, 0 if it is composite, -1 if the
 * general test is to decide.
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
 * A round of Miller and Rabin.
 *
 * In: the words of n, odd, 2^64 < n < 2^256, and those of the Montgomery form of a base in [1, n),
 * with R = 2^shift256.
 * Out: whether n is a strong probable prime to that base.
 */
export function isStrong256(
  w0: u64,
  w1: u64,
  w2: u64,
  w3: u64,
  base0: u64,
  base1: u64,
  base2: u64,
  base3: u64,
): bool {
  setUp(storeWords(NUMBER, w0, w1, w2, w3));
  storeWords(EXPONENT, base0, base1, base2, base3);
  toDigits(power(1), EXPONENT);
  for (let i = 2; i < 16; i++) {
    fixedProduct(power(i), power(i - 1), power(1), ZEROS, count, inverse);
  }
  const twos = oddPart(EXPONENT, NUMBER);
  let place = (bitLength(EXPONENT) - 1) >> 2;
  copy(X, power(window(place)));
  while (--place >= 0) {
    fixedPower(ZEROS, 4, count, inverse);
    const i = window(place);
    if (i) fixedProduct(X, X, power(i), ZEROS, count, inverse);
  }
  return strongEnd(twos) != 0;
}

/** Where the power i of the base stands, 0 < i < 16. */
@inline
function power(i: i32): usize {
  return POWERS + 80 * <usize>i;
}

/** Four bits of the exponent, from bit 4·place on. */
@inline
function window(place: i32): i32 {
  return ((<i32>load<u8>(EXPONENT + <usize>(place >> 1))) >> ((place & 1) << 2)) & 15;
}

/** The exponent of R for an n of so many bits, at most 256. */
export function shift256(bits: i32): i32 {
  return <i32>FIXED_WIDTH * fixedCount(wordsOf(bits));
}

/** Words of 64 bits, two at least. */
@inline
function wordsOf(bits: i32): i32 {
  return max((bits + 63) >> 6, 2);
}

/** Out: how many of the words count, two at least. */
function storeWords(target: usize, w0: u64, w1: u64, w2: u64, w3: u64): i32 {
  store<u64>(target, w0);
  store<u64>(target, w1, 8);
  store<u64>(target, w2, 16);
  store<u64>(target, w3, 24);
  return wordsOf(bitLength(target));
}

/** In: n in NUMBER, and its words. Out: its digits, their count, and -n^-1 mod 2^29. */
function setUp(words: i32): void {
  count = fixedCount(words);
  toDigits(N, NUMBER);
  const lowest = load<u64>(NUMBER);
  let x = (3 * lowest) ^ 2;
  x *= 2 - lowest * x;
  x *= 2 - lowest * x;
  x *= 2 - lowest * x;
  inverse = 0 - x;
}

function toDigits(row: usize, words: usize): void {
  for (let i = 0; i < count; i++) {
    const bit = i * <i32>FIXED_WIDTH;
    setDigit(row, i, (load<u64>(words + <usize>(bit >> 3)) >> (bit & 7)) & DIGIT_MASK);
  }
}

/**
 * Whether n is a strong probable prime to base 2; if so, ONE is the Montgomery form of 1.
 *
 * As in tests/strong-base2.ts, 2^-d is made instead of 2^d: with p the seven leading bits of d and
 * k > 0, -d = -(p + 1)·2^k + f, and the Montgomery form of 2^-(p + 1) is R / 2^(p + 1), a power of
 * 2 whose square is far below R·n. So is 1 never needed before it turns up: where 2^-d leaves
 * Montgomery form as 1, its Montgomery form was that of 1.
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
 * In: X = a^d or a^-d, Montgomery form; n - 1 = d·2^twos. Out: 1 if that is 1, -1 if it or one of
 * its next twos - 1 squares is -1, else 0; X is what was found.
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

/**
 * In: words of an even number or of 1 more than it. Out: those of its odd part; returns how many
 * twos divide it.
 */
function oddPart(target: usize, words: usize): i32 {
  let twos = 0;
  while (twos == 0 || !((load<u8>(words + <usize>(twos >> 3)) >> (twos & 7)) & 1)) twos++;
  for (let i = 0; i < 8; i++) {
    const bit = 32 * i + twos;
    store<u32>(
      target + ((<usize>i) << 2),
      <u32>(load<u64>(words + <usize>(bit >> 3)) >> (bit & 7)),
    );
  }
  return twos;
}

/** How many bits the words of an exponent have. */
function bitLength(words: usize): i32 {
  let i = 3;
  while (i > 0 && !digit(words, i)) i--;
  return 64 * i + 64 - <i32>clz(digit(words, i));
}

/** The words of -x modulo 2^256. */
function negate(words: usize): void {
  for (let i = 0; i < 4; i++) setDigit(words, i, ~digit(words, i));
  increment(words);
}

/** The words of x + 1 modulo 2^256. */
function increment(words: usize): void {
  let i = 0;
  do {
    setDigit(words, i, digit(words, i) + 1);
  } while (!digit(words, i) && ++i < 4);
}

function setPowerOf2(row: usize, exponent: i32): void {
  for (let i = 0; i < count; i++) setDigit(row, i, 0);
  const width = <i32>FIXED_WIDTH;
  setDigit(row, exponent / width, 1 << (exponent % width));
}

function copy(target: usize, row: usize): void {
  for (let i = 0; i < count; i++) setDigit(target, i, digit(row, i));
}

function isZero(row: usize): bool {
  let any: u64 = 0;
  for (let i = 0; i < count; i++) any |= digit(row, i);
  return !any;
}

function equals(a: usize, b: usize): bool {
  let difference: u64 = 0;
  for (let i = 0; i < count; i++) difference |= digit(a, i) ^ digit(b, i);
  return !difference;
}

/** target = a - b modulo R. Out: whether a < b. */
function subtract(target: usize, a: usize, b: usize): bool {
  let over: i64 = 0;
  for (let i = 0; i < count; i++) {
    over += <i64>digit(a, i) - <i64>digit(b, i);
    setDigit(target, i, (<u64>over) & DIGIT_MASK);
    over >>= FIXED_WIDTH;
  }
  return over < 0;
}

/** In: a residue below R. Out: the same in [0, n). */
function makeCanonical(row: usize): void {
  while (!subtract(OTHER, row, N)) copy(row, OTHER);
}

/** target = a + b mod n. In: a, b in [0, n). Out: in [0, n). */
function addMod(target: usize, a: usize, b: usize): void {
  let over: u64 = 0;
  for (let i = 0; i < count; i++) {
    over += digit(a, i) + digit(b, i);
    setDigit(target, i, over & DIGIT_MASK);
    over >>= FIXED_WIDTH;
  }
  makeCanonical(target);
}

/** In: a residue below 4n. Out: target = a / R mod n, in [1, n] or 0. */
function leaveMontgomery(target: usize, row: usize): void {
  copy(target, row);
  for (let k = 0; k < count; k++) {
    const q = (digit(target, 0) * inverse) & DIGIT_MASK;
    let over = (digit(target, 0) + q * digit(N, 0)) >> FIXED_WIDTH;
    for (let i = 1; i < count; i++) {
      over += digit(target, i) + q * digit(N, i);
      setDigit(target, i - 1, over & DIGIT_MASK);
      over >>= FIXED_WIDTH;
    }
    setDigit(target, count - 1, over);
  }
}
