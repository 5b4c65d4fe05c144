// The polynomials a·x² + b·x + c with b² - 4·a·c = kN. The 2^(s-1) choices of b = ±b_1 ± … ± b_s
// for one a form a family. From one to the next, a single b_j changes its sign, and the roots
// modulo every prime move by a known step (self-initialisation: S. P. Contini, Factoring integers
// with the self-initializing quadratic sieve, 1997).

import {
  A,
  columns,
  firstRoots,
  halfLength,
  logarithms,
  NUMBER,
  PARTS,
  primes,
  secondRoots,
  squareRoots,
  steps,
  stride,
} from './layout';
import { logarithmOf } from './base';
import { lengthOf, restOf } from './limbs';

/** In: 0 < a < p, prime p < 2^31. Out: a^-1 mod p. */
function inverseMod(a: u32, p: u32): u32 {
  let previous = p;
  let rest = a;
  let before: i32 = 0;
  let cofactor: i32 = 1;
  while (rest > 1) {
    const quotient = previous / rest;
    const next = previous - quotient * rest;
    const further = before - <i32>quotient * cofactor;
    previous = rest;
    rest = next;
    before = cofactor;
    cofactor = further;
  }
  return cofactor < 0 ? <u32>(cofactor + <i32>p) : <u32>cofactor;
}

/**
 * Starts a family.
 * In: a, the columns of its s factors, ascending, and b_1 … b_s are written.
 * Out: the roots for b = b_1 + … + b_s.
 */
export function startFamily(s: u32): void {
  const length = lengthOf(A);
  for (let column: usize = 2; column < columns; column++) {
    const at = column << 2;
    const p = load<u32>(primes + at);
    const twiceA = <u32>((2 * restOf(A, length, p)) % p);
    // A factor of a has no step. It is not sieved with; makeRelation always divides by it.
    store<u8>(logarithms + column, twiceA == 0 ? 0 : logarithmOf(p));
    const inverse: u64 = twiceA == 0 ? 0 : inverseMod(twiceA, p);
    let b: u64 = 0;
    let step = steps + at;
    for (let j: u32 = 0; j < s; j++) {
      const product = (inverse * restOf(PARTS + <usize>j * NUMBER, length, p)) % p;
      b += product;
      store<u32>(step, <u32>(2 * product >= p ? 2 * product - p : 2 * product));
      step += stride;
    }
    const root = (inverse * load<u32>(squareRoots + at)) % p;
    const origin = <u64>halfLength + FACTORS_BOUND * p - b;
    store<u32>(firstRoots + at, <u32>((origin + root) % p));
    store<u32>(secondRoots + at, <u32>((origin + p - root) % p));
  }
}

/** Above the number of b_j: the sum of their residues is below this multiple of p. */
const FACTORS_BOUND: u64 = 32;

/**
 * The next polynomial of the family.
 * In: j, from 0; whether b grows by 2·b_j or falls by it. Out: the roots for the new b.
 */
export function nextPolynomial(j: u32, grows: bool): void {
  const step = steps + <usize>j * stride;
  if (grows) {
    for (let at: usize = 0; at < stride; at += 16) {
      const p = v128.load(primes + at);
      const by = v128.load(step + at);
      const first = i32x4.sub(v128.load(firstRoots + at), by);
      const second = i32x4.sub(v128.load(secondRoots + at), by);
      v128.store(firstRoots + at, i32x4.min_u(first, i32x4.add(first, p)));
      v128.store(secondRoots + at, i32x4.min_u(second, i32x4.add(second, p)));
    }
    return;
  }
  for (let at: usize = 0; at < stride; at += 16) {
    const p = v128.load(primes + at);
    const by = v128.load(step + at);
    const first = i32x4.add(v128.load(firstRoots + at), by);
    const second = i32x4.add(v128.load(secondRoots + at), by);
    v128.store(firstRoots + at, i32x4.min_u(first, i32x4.sub(first, p)));
    v128.store(secondRoots + at, i32x4.min_u(second, i32x4.sub(second, p)));
  }
}
