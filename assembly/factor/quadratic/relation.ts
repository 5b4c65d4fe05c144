// Turns a report into a relation: the value of the polynomial is divided by the primes whose roots
// match its index. The cofactor is 1, or a product of one or two large primes.

import { HASHED_BASE_LIMIT } from '../../tests/hashed-base';
import { isStrongProbablePrimeBase2 } from '../../tests/strong-base2';
import { properDivisorOf } from '../word';
import { xOf } from './base';
import {
  A,
  B,
  C,
  columns,
  FACTORS,
  firstRoots,
  inverses,
  primes,
  QUOTIENT,
  greatestQuotients,
  relations,
  RELATIONS_SIZE,
  reports,
  secondRoots,
  sieve,
  stride,
  VALUE,
} from './layout';
import {
  add,
  bitsOf,
  copy,
  divide,
  isNegative,
  lengthOf,
  multiplyBy,
  negate,
  removeTwos,
} from './limbs';

/**
 * A relation (2·a·x + b)² - kN = 4·a·(a·x² + b·x + c) as u32: its number of words, x, two large
 * primes or 1, then the column of each other prime factor, with repetition.
 */
const HEADER: u32 = 4;

/** The maximum number of words of a relation: 4·a·value has fewer prime factors. */
const WORDS_LIMIT: u32 = HEADER + 400;

let out: usize = 0;
let words: u32 = 0;

/**
 * In: the polynomial, its roots, the sieve and `count` reports are written; s factors of a; the
 * first column that was sieved with, a multiple of 4; the bits by which a value without its smaller
 * primes may exceed the number in the sieve; an upper bound on large primes, excluded, below 2^32;
 * whether two large primes are allowed.
 * Out: the relations. Returns their length in bytes.
 */
export function makeRelations(
  count: u32,
  s: u32,
  first: u32,
  excess: i32,
  bound: u64,
  two: bool,
): usize {
  out = relations;
  for (let i: u32 = 0; i < count; i++) {
    if (out + WORDS_LIMIT * 4 > relations + RELATIONS_SIZE) break;
    if (makeRelation(load<u32>(reports + ((<usize>i) << 2)), s, first, excess, bound, two)) {
      store<u32>(out, words);
      out += (<usize>words) << 2;
    }
  }
  return out - relations;
}

/** In: an index. Out: the absolute value of the polynomial in VALUE. Returns whether it is < 0. */
function evaluate(place: u32): bool {
  const x = xOf(place);
  copy(VALUE, A);
  multiplyBy(VALUE, x);
  add(VALUE, B);
  multiplyBy(VALUE, x);
  add(VALUE, C);
  const negative = isNegative(VALUE);
  if (negative) negate(VALUE);
  return negative;
}


@inline
function push(column: u32): void {
  store<u32>(out + ((<usize>words) << 2), column);
  words++;
}

/** In: i below the number of factors of a. Out: the column of one. */
@inline
function factorColumn(i: u32): u32 {
  return load<u32>(FACTORS + ((<usize>i) << 2));
}

/** In: a column from 2 on. Out: all factors of its prime are divided out of VALUE. */
function divideBy(column: u32): void {
  const p = load<u32>(primes + ((<usize>column) << 2));
  const inverse = load<u32>(inverses + ((<usize>column) << 2));
  while (words < WORDS_LIMIT && divide(QUOTIENT, VALUE, p, inverse) == 0) {
    copy(VALUE, QUOTIENT);
    push(column);
  }
}

/**
 * Lanes where an odd p divides d = place - root >= 0. Those with d < 0 may be among them.
 * In: p^-1 mod 2^32 and the integer below 2^32 / p: modulo 2^32, d·p^-1 is a quotient of at most
 * that much for multiples of p only (Granlund and Montgomery, 1994).
 */
@inline
function multiples(place: v128, root: v128, inverse: v128, greatest: v128): v128 {
  return i32x4.le_u(i32x4.mul(i32x4.sub(place, root), inverse), greatest);
}

/** Divides VALUE by the primes of columns `from` up to but excluding `to`, multiples of 4. */
function divideByColumns(index: u32, from: usize, to: usize): void {
  const place = i32x4.splat(<i32>index);
  for (let at = from << 2; at < to << 2; at += 16) {
    const inverse = v128.load(inverses + at);
    const greatest = v128.load(greatestQuotients + at);
    const hits = v128.or(
      multiples(place, v128.load(firstRoots + at), inverse, greatest),
      multiples(place, v128.load(secondRoots + at), inverse, greatest),
    );
    let mask = i32x4.bitmask(hits);
    for (; mask != 0; mask &= mask - 1) {
      const column = <u32>(at >> 2) + ctz(mask);
      if (column >= 2 && column < columns) divideBy(column);
    }
  }
}

function makeRelation(index: u32, s: u32, first: u32, excess: i32, bound: u64, two: bool): bool {
  words = HEADER;
  push(1);
  push(1);
  for (let i: u32 = 0; i < s; i++) push(factorColumn(i));
  if (evaluate(index)) push(0);
  if (lengthOf(VALUE) == 0) return false;
  for (let twos = removeTwos(VALUE); twos > 0; twos--) push(1);
  // Most reports are false, which the primes that the sieve leaves out tell in a tenth of the time.
  divideByColumns(index, 0, first);
  if (bitsOf(VALUE) > <i32>load<u8>(sieve + index) + excess) return false;
  divideByColumns(index, first, stride >> 2);
  for (let i: u32 = 0; i < s; i++) divideBy(factorColumn(i));
  if (lengthOf(VALUE) > 2 || words >= WORDS_LIMIT) return false;
  const rest = load<u64>(VALUE);
  let one: u64 = 1;
  let other = rest;
  if (rest >= bound) {
    const greatest = <u64>load<u32>(primes + ((<usize>columns - 1) << 2));
    if (!two || rest <= max(greatest * greatest, HASHED_BASE_LIMIT) || rest >= bound * bound)
      return false;
    if (isStrongProbablePrimeBase2(rest)) return false;
    one = properDivisorOf(rest);
    other = rest / one;
    if (one >= bound || other >= bound) return false;
  }
  store<i32>(out, xOf(index), 4);
  store<u32>(out, <u32>min(one, other), 8);
  store<u32>(out, <u32>max(one, other), 12);
  return true;
}
