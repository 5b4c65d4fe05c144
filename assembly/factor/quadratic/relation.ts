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
  primes,
  reciprocals,
  relations,
  RELATIONS_SIZE,
  reports,
  secondRoots,
  stride,
  TERM,
  VALUE,
} from './layout';
import {
  add,
  copy,
  divide,
  isNegative,
  lengthOf,
  multiplyBy,
  negate,
  removeTwos,
  restOf,
} from './limbs';

/**
 * A relation as u32: its number of words, x, two large primes or 1, then the column of each prime
 * factor, with repetition.
 */
const HEADER: u32 = 4;

/** The maximum number of words of a relation: a value of 384 bits has fewer prime factors. */
const WORDS_LIMIT: u32 = HEADER + 400;

let out: usize = 0;
let words: u32 = 0;

/**
 * In: the polynomial, its roots and `count` reports are written; s factors of a; an upper bound on
 * large primes, excluded, below 2^32; whether two large primes are allowed.
 * Out: the relations. Returns their length in bytes.
 */
export function makeRelations(count: u32, s: u32, bound: u64, two: bool): usize {
  out = relations;
  for (let i: u32 = 0; i < count; i++) {
    if (out + WORDS_LIMIT * 4 > relations + RELATIONS_SIZE) break;
    if (makeRelation(load<u32>(reports + ((<usize>i) << 2)), s, bound, two)) {
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
  copy(TERM, B);
  multiplyBy(TERM, 2);
  add(VALUE, TERM);
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

/**
 * In: a column from 2 on; limbs of VALUE. Out: all factors of its prime are divided out of VALUE.
 */
function divideBy(column: u32, limbs: i32): void {
  const p = <u64>load<u32>(primes + ((<usize>column) << 2));
  while (words < WORDS_LIMIT && restOf(VALUE, limbs, p) == 0) {
    divide(VALUE, limbs, p);
    push(column);
  }
}

/**
 * Lanes where p divides d = place - root. The quotient is below 2^24: then the rounded product with
 * 1/p is exact.
 */
@inline
function multiples(place: v128, root: v128, p: v128, reciprocal: v128): v128 {
  const d = i32x4.sub(place, root);
  const quotient = f32x4.nearest(f32x4.mul(f32x4.convert_i32x4_s(d), reciprocal));
  return i32x4.eq(i32x4.mul(i32x4.trunc_sat_f32x4_s(quotient), p), d);
}

function makeRelation(index: u32, s: u32, bound: u64, two: bool): bool {
  words = HEADER;
  if (evaluate(index)) push(0);
  let limbs = lengthOf(VALUE);
  if (limbs == 0) return false;
  for (let twos = removeTwos(VALUE); twos > 0; twos--) push(1);
  const place = i32x4.splat(<i32>index);
  for (let at: usize = 0; at < stride; at += 16) {
    const p = v128.load(primes + at);
    const reciprocal = v128.load(reciprocals + at);
    const hits = v128.or(
      multiples(place, v128.load(firstRoots + at), p, reciprocal),
      multiples(place, v128.load(secondRoots + at), p, reciprocal),
    );
    let mask = i32x4.bitmask(hits);
    for (; mask != 0; mask &= mask - 1) {
      const column = <u32>(at >> 2) + ctz(mask);
      if (column >= 2 && column < columns) divideBy(column, limbs);
    }
  }
  for (let i: u32 = 0; i < s; i++) divideBy(load<u32>(FACTORS + ((<usize>i) << 2)), limbs);
  limbs = lengthOf(VALUE);
  if (limbs > 2 || words >= WORDS_LIMIT) return false;
  const rest = load<u64>(VALUE);
  let first: u64 = 1;
  let second = rest;
  if (rest >= bound) {
    const greatest = <u64>load<u32>(primes + ((<usize>columns - 1) << 2));
    if (!two || rest <= max(greatest * greatest, HASHED_BASE_LIMIT) || rest >= bound * bound)
      return false;
    if (isStrongProbablePrimeBase2(rest)) return false;
    first = properDivisorOf(rest);
    second = rest / first;
    if (first >= bound || second >= bound) return false;
  }
  store<i32>(out, xOf(index), 4);
  store<u32>(out, <u32>min(first, second), 8);
  store<u32>(out, <u32>max(first, second), 12);
  return true;
}
