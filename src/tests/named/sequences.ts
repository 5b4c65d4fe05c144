// Lucas sequences modulo n: U_0 = 0, U_1 = 1, V_0 = 2, V_1 = P, and x_(k+1) = P·x_k - Q·x_(k-1) for
// both.

import { modulo } from '../../arithmetic/modular.js';

/** P and Q; D = P² - 4Q. @internal */
export interface LucasParameters {
  readonly p: bigint;
  readonly q: bigint;
}

/** U_k, V_k and Q^k modulo n, in [0, n). @internal */
export interface LucasTerms {
  readonly u: bigint;
  readonly v: bigint;
  readonly power: bigint;
}

/**
 * By doubling: U_2k = U_k·V_k, V_2k = V_k² - 2Q^k, 2U_(k+1) = P·U_k + V_k, 2V_(k+1) = D·U_k +
 * P·V_k.
 *
 * In: odd n, k >= 0.
 *
 * @internal
 */
export function lucasTerms(k: bigint, { p, q }: LucasParameters, n: bigint): LucasTerms {
  const d = p * p - 4n * q;
  const half = (x: bigint): bigint => ((x & 1n) === 0n ? x : x + n) >> 1n;
  let [u, v, power] = [0n, 2n % n, 1n % n];
  for (const bit of k.toString(2)) {
    u = (u * v) % n;
    v = modulo(v * v - 2n * power, n);
    power = (power * power) % n;
    if (bit === '0') continue;
    [u, v] = [half(modulo(p * u + v, n)), half(modulo(d * u + p * v, n))];
    power = modulo(power * q, n);
  }
  return { u, v, power };
}

/** U_2k, V_2k and Q^2k from those of k. @internal */
export function doubled({ u, v, power }: LucasTerms, n: bigint): LucasTerms {
  return { u: (u * v) % n, v: modulo(v * v - 2n * power, n), power: (power * power) % n };
}
