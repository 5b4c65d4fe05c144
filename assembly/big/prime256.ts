// The decision for 2^64 <= n < 2^256 in one call: small factors, strong base 2, extra strong Lucas.

import {
  digit,
  DIGIT_MASK,
  FIXED_WIDTH,
  fixedLucas,
  fixedPower,
  LESS_2,
  LESS_P,
  N,
  setDigit,
  X,
  Y,
} from './fixed';
import { jacobi } from './jacobi';
import { hasSmallFactor } from './small-factors';

/** What is found. */
// @ts-ignore: decorator
@inline const COMPOSITE: i32 = 0;
// @ts-ignore: decorator
@inline const PROBABLY_PRIME: i32 = 1;
/** No parameter up to the limit fits, as for a perfect square; or n is 2^k·d + 1 with d < 2^7. */
// @ts-ignore: decorator
@inline const UNDECIDED: i32 = 2;

// @ts-ignore: decorator
@inline const PARAMETER_LIMIT: u32 = 64;

/** Words of n and of an exponent, with zeros behind them. */
const NUMBER = memory.data(80, 16);
const EXPONENT = memory.data(80, 16);
/** Montgomery forms of 1, 2 and P in [0, n), and room for another residue. */
const ONE = memory.data(80, 16);
const TWO = memory.data(80, 16);
const PARAMETER = memory.data(80, 16);
const OTHER = memory.data(80, 16);
const ZEROS = memory.data(16, 16);

let count: i32 = 0;
let inverse: u64 = 0;

/**
 * In: the words of n, the lowest first; 2^64 <= n < 2^256. Out: 1 if n is a probable prime, 0 if it is composite, 2 if the
 * general test is to decide.
 */
export function decide256(w0: u64, w1: u64, w2: u64, w3: u64): i32 {
  if (!(w0 & 1)) return COMPOSITE;
  store<u64>(NUMBER, w0);
  store<u64>(NUMBER, w1, 8);
  store<u64>(NUMBER, w2, 16);
  store<u64>(NUMBER, w3, 24);
  const words = w3 ? 8 : w2 ? 6 : 4;
  if (hasSmallFactor(NUMBER, words)) return COMPOSITE;
  count = words + 1;
  setUp(w0);
  oddPart(EXPONENT, NUMBER);
  if (bitLength(EXPONENT) < 8) return UNDECIDED;
  if (!isStrongToBase2()) return COMPOSITE;
  let p: u32 = 3;
  while (jacobi(p * p - 4, NUMBER, words) != -1) if (++p > PARAMETER_LIMIT) return UNDECIDED;
  return isExtraStrongLucas(p) ? PROBABLY_PRIME : COMPOSITE;
}

/** The modulus in digits, and -n^-1 mod 2^29. */
function setUp(lowest: u64): void {
  for (let i = 0; i < count; i++) {
    const bit = i * <i32>FIXED_WIDTH;
    setDigit(N, i, (load<u64>(NUMBER + <usize>(bit >> 3)) >> (bit & 7)) & DIGIT_MASK);
  }
  let x = (3 * lowest) ^ 2;
  x *= 2 - lowest * x;
  x *= 2 - lowest * x;
  x *= 2 - lowest * x;
  inverse = 0 - x;
}

/**
 * Whether n is a strong probable prime to base 2; if so, ONE is the Montgomery form of 1.
 *
 * As in assembly/strong-base2.ts, 2^-d is made instead of 2^d: with p the seven leading bits of d and k > 0, -d = -(p + 1)·2^k + f,
 * and the Montgomery form of 2^-(p + 1) is R / 2^(p + 1), a power of 2 whose square is far below R·n.
 * So is 1 never needed before it turns up: where 2^-d leaves Montgomery form as 1, its Montgomery form was that of 1.
 */
function isStrongToBase2(): bool {
  const twos = oddPart(EXPONENT, NUMBER);
  const rest = bitLength(EXPONENT) - 7;
  const leading = (load<u64>(EXPONENT + <usize>(rest >> 3)) >> (rest & 7)) & 127;
  negate(EXPONENT);
  setPowerOf2(X, <i32>FIXED_WIDTH * count - 1 - <i32>leading);
  fixedPower(EXPONENT, rest, count, inverse);

  setPowerOf2(TWO, 0);
  subtract(OTHER, N, TWO);
  for (let r = 0; r < twos; r++) {
    leaveMontgomery(Y, X);
    const minus = equals(Y, OTHER);
    if (minus || (r == 0 && equals(Y, TWO))) {
      makeCanonical(X);
      if (minus) subtract(ONE, N, X);
      else copy(ONE, X);
      return true;
    }
    fixedPower(ZEROS, 1, count, inverse);
  }
  return false;
}

/**
 * In: P >= 3 with Jacobi(P² - 4, n) = -1; ONE, Montgomery form, in [0, n); n in NUMBER, which becomes n + 1.
 * Out: whether n passes the test that assembly/lucas.ts describes.
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

/** In: words of an even number or of 1 more than it. Out: those of its odd part; returns how many twos divide it. */
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
