// The extra strong Lucas test (Mo, 1993; Grantham, 2000; parameters after Baillie, OEIS A217719).

import { addMod, mulMod, subMod } from './montgomery';

/**
 * The Jacobi symbol (a/n), by the law of quadratic reciprocity.
 *
 * In: odd n; any a.
 * Out: 1, -1, or 0 where a and n have a common factor.
 */
export function jacobi(a: u64, n: u64): i32 {
  assert(n & 1);
  let sign: i32 = 1;
  a %= n;
  while (a != 0) {
    const twos = ctz(a);
    a >>= twos;
    if (twos & 1 && ((n & 7) == 3 || (n & 7) == 5)) sign = -sign;
    if ((a & n & 3) == 3) sign = -sign;
    const next = n % a;
    n = a;
    a = next;
  }
  return n == 1 ? sign : 0;
}

/**
 * In: any n.
 * Out: whether n is a perfect square.
 */
export function isSquare(n: u64): bool {
  // √ in doubles is off by less than one unit, also near 2^64, where it may round up to 2^32.
  const root = min<u64>(<u64>sqrt<f64>(<f64>n), 0xffffffff);
  return root * root == n || (root + 1) * (root + 1) == n;
}

/**
 * With D = P² - 4, Q = 1 and n + 1 = d·2^s, d odd, n passes if U_d ≡ 0 and V_d ≡ ±2, or V_(d·2^r) ≡ 0
 * for some r < s - 1 (mod n), where P ≥ 3 is the smallest with Jacobi symbol (D/n) = -1. Every odd prime
 * passes. Perfect squares have no such P and are rejected first.
 *
 * In: odd n in (8, 2^64 - 1); inv = inverse(n); unit = one(n).
 * Out: whether n is an extra strong Lucas probable prime.
 */
export function isExtraStrongLucasProbablePrime(n: u64, inv: u64, unit: u64): bool {
  assert(n & 1 && n > 8 && n != u64.MAX_VALUE);
  if (isSquare(n)) return false;
  const two = addMod(unit, unit, n);

  let parameter: u64 = 3;
  let p = addMod(two, unit, n);
  for (;;) {
    const symbol = jacobi(parameter * parameter - 4, n);
    if (symbol == -1) break;
    // n and D share a factor, which is a proper one as D < n unless n is tiny.
    if (symbol == 0 && (parameter * parameter - 4) % n != 0) return false;
    parameter++;
    p = addMod(p, unit, n);
  }

  // V_k and V_(k+1) side by side, from k = 1 down the bits of d:
  // V_2k = V_k² - 2, V_(2k+1) = V_k·V_(k+1) - P, V_(2k+2) = V_(k+1)² - 2.
  const s = ctz(n + 1);
  const d = (n + 1) >> s;
  let v = p;
  let next = subMod(mulMod(p, p, n, inv), two, n);
  for (let bit: i32 = 62 - <i32>clz(d); bit >= 0; bit--) {
    const odd = (d >> bit) & 1;
    const middle = subMod(mulMod(v, next, n, inv), p, n);
    const squared = select<u64>(next, v, odd);
    const outer = subMod(mulMod(squared, squared, n, inv), two, n);
    v = select<u64>(middle, outer, odd);
    next = select<u64>(outer, middle, odd);
  }

  // D·U_d = 2·V_(d+1) - P·V_d, and D is invertible, so that U_d ≡ 0 needs no sequence of its own.
  if (v == two || v == n - two) {
    if (addMod(next, next, n) == mulMod(p, v, n, inv)) return true;
  }
  for (let r: u64 = 0; r + 1 < s; r++) {
    if (v == 0) return true;
    v = subMod(mulMod(v, v, n, inv), two, n);
  }
  return false;
}
