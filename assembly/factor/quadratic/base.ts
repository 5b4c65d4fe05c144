// The factor base: -1, 2 and the odd primes p modulo which kN is a square, with its square roots by
// the algorithm of Tonelli and Shanks.

import {
  columns,
  greatestQuotients,
  halfLength,
  inverses,
  KN,
  layOut,
  LIMBS,
  logarithms,
  primes,
  reserve,
  sieveEnd,
  squareRoots,
} from './layout';
import { lengthOf, restOf } from './limbs';

/** In: b < p < 2^32; e any. Out: b^e mod p. */
function power(b: u64, e: u64, p: u64): u64 {
  let result: u64 = 1;
  for (; e != 0; e >>= 1) {
    if (e & 1) result = (result * b) % p;
    b = (b * b) % p;
  }
  return result;
}

/** In: a < p, odd prime p < 2^32. Out: r < p with r² ≡ a mod p, or p if there is none. */
export function squareRootMod(a: u64, p: u64): u64 {
  if (a == 0) return 0;
  if (power(a, (p - 1) >> 1, p) != 1) return p;
  if ((p & 3) == 3) return power(a, (p + 1) >> 2, p);
  const s = ctz(p - 1);
  const odd = (p - 1) >> s;
  let nonResidue: u64 = 2;
  while (power(nonResidue, (p - 1) >> 1, p) != p - 1) nonResidue++;
  let generator = power(nonResidue, odd, p);
  let root = power(a, (odd + 1) >> 1, p);
  let rest = power(a, odd, p);
  let order = s;
  while (rest != 1) {
    let i: u64 = 0;
    for (let t = rest; t != 1; i++) t = (t * t) % p;
    let factor = generator;
    for (let j = order - i - 1; j > 0; j--) factor = (factor * factor) % p;
    generator = (factor * factor) % p;
    root = (root * factor) % p;
    rest = (rest * generator) % p;
    order = i;
  }
  return root;
}

/**
 * Starts a sieve.
 * In: kN, odd, is written; columns wanted, from 3 to 2^20; half the interval, a multiple of 64
 * below 2^24.
 * Out: the greatest prime of the factor base.
 */
export function makeBase(wanted: u32, half: u32): u32 {
  const knLimbs = lengthOf(KN, LIMBS);
  layOut(knLimbs, wanted, half);
  // About half of all primes qualify. A factor 3 leaves room; p_m < m·(ln m + ln ln m) for m > 5.
  const m = 3.0 * <f64>wanted + 100;
  const logarithm = log2OfSize(m) * 0.6931471805599453;
  const bound = <u32>(m * (logarithm + 3));
  const flags = sieveEnd();
  reserve(flags + bound);
  memory.fill(flags, 0, bound);
  store<u32>(primes, 1);
  addColumn(1, 2, 1);
  let column: u32 = 2;
  for (let p: u32 = 3; column < columns; p += 2) {
    if (p >= bound) unreachable();
    if (load<u8>(flags + p)) continue;
    for (let multiple = <u64>p * p; multiple < bound; multiple += 2 * p) {
      store<u8>(flags + <usize>multiple, 1);
    }
    const root = <u32>squareRootMod(restOf(KN, knLimbs, p), p);
    if (root != p) addColumn(column++, p, root);
  }
  return load<u32>(primes + ((<usize>columns - 1) << 2));
}

/** In: 1 <= x < 2^32. Out: an upper bound on its logarithm to base 2. */
function log2OfSize(x: f64): f64 {
  return <f64>(32 - <i32>clz(<u32>x));
}

function addColumn(column: u32, p: u32, root: u32): void {
  const at = (<usize>column) << 2;
  store<u32>(primes + at, p);
  store<u32>(inverses + at, inverseOf(p));
  store<u32>(greatestQuotients + at, u32.MAX_VALUE / p);
  store<u32>(squareRoots + at, root);
  store<u8>(logarithms + column, logarithmOf(p));
}

/** In: odd p; for 2, by which nothing is divided, any result will do. Out: p^-1 mod 2^32. */
function inverseOf(p: u32): u32 {
  let x = (3 * p) ^ 2;
  x *= 2 - p * x;
  x *= 2 - p * x;
  return x * (2 - p * x);
}

/** In: p > 1. Out: its logarithm to base 2, rounded to the nearest integer. */
export function logarithmOf(p: u32): u8 {
  const below = 31 - <u32>clz(p);
  return <u8>(below + u32(<u64>p * p >= (<u64>1) << (2 * below + 1)));
}

/** In: an index in the sieve, in [0, 2·halfLength). Out: its x. */
@inline
export function xOf(place: u32): i32 {
  return <i32>place - <i32>halfLength;
}
