// Square roots modulo a prime.

import { bitLength, trailingZeros } from '../bigint/bit-length.js';
import { IntegerRangeError } from '../input/errors.js';
import { assertInteger, type Integer } from '../input/integer.js';
import { finish, type Steps } from '../steps/steps.js';
import { jacobiSymbol } from './jacobi.js';
import { modulo, positiveModulus } from './modular.js';
import { power } from './pow-mod.js';

/**
 * The search for a non-residue ends here: a prime has one below this bound, a square has none.
 */
const TRIES = 1000n;

/**
 * Square roots modulo one odd n, which should be prime, by the algorithm of Tonelli (1891) and
 * Shanks (1973). Values common to all roots are computed once.
 *
 * @internal
 */
export class SquareRoots {
  readonly n: bigint;
  /** n - 1 = odd·2^twos. */
  readonly #odd: bigint;
  readonly #twos: number;
  /** A generator of the subgroup of order 2^twos. */
  #generator: bigint | undefined;

  constructor(n: bigint) {
    this.n = n;
    this.#twos = trailingZeros(n - 1n);
    this.#odd = (n - 1n) >> BigInt(this.#twos);
  }

  /**
   * An x with x² ≡ a; undefined if none is found, because a has none or n is composite. In: a in
   * [0, n).
   */
  *root(a: bigint): Steps<bigint | undefined> {
    const { n } = this;
    if (a === 0n) return 0n;
    const half = yield* power(a, (this.#odd - 1n) / 2n, n);
    let x = (a * half) % n;
    // x² = a·rest; rest has order 2^k, and becomes 1.
    let rest = (x * half) % n;
    if (rest === 1n) return x;
    if (this.#twos === 1) return undefined;
    let factor = yield* this.#generatorOfTwos();
    if (factor === undefined) return undefined;
    for (let left = this.#twos; rest !== 1n; ) {
      let k = 0;
      for (let square = rest; square !== 1n; k++) {
        if (k >= left) return undefined;
        square = (square * square) % n;
      }
      if (k >= left) return undefined;
      for (let i = left - k; i > 1; i--) factor = (factor * factor) % n;
      x = (x * factor) % n;
      factor = (factor * factor) % n;
      rest = (rest * factor) % n;
      left = k;
      yield;
    }
    return x;
  }

  *#generatorOfTwos(): Steps<bigint | undefined> {
    if (this.#generator === undefined) {
      const base = nonResidue(this.n);
      if (base === undefined) return undefined;
      this.#generator = yield* power(base, this.#odd, this.n);
    }
    return this.#generator;
  }
}

/**
 * The least a > 1 with (a/n) = -1; undefined if none is small, as for a square. In: odd n >= 3.
 *
 * @internal
 */
export function nonResidue(n: bigint): bigint | undefined {
  for (let a = 2n; a < TRIES; a++) if (jacobiSymbol(a, n) === -1) return a;
  return undefined;
}

/**
 * The least x >= 0 with x² ≡ a modulo a prime p, or undefined if a is not a square modulo p. The
 * other root is p - x.
 *
 * By Tonelli (1891) and Shanks (1973): one power modulo p. If 2^s divides p - 1 for a large s, by
 * Lucas sequences instead (Cipolla, 1903; D. H. Lehmer, 1969), at three times the cost.
 *
 * @param p a prime; it is not tested for primality
 * @throws TypeError if an argument is neither a number nor a bigint
 * @throws RangeError for a number that is not a safe integer, or a p that is found not to be prime
 * @example sqrtMod(2, 7) // 3n
 * @example sqrtMod(3, 7) // undefined
 */
export function sqrtMod(a: Integer, p: Integer): bigint | undefined {
  assertInteger(a);
  const n = positiveModulus(p);
  const value = modulo(BigInt(a), n);
  if (n === 2n) return value;
  const notPrime = (): IntegerRangeError =>
    new IntegerRangeError(`${p} is not prime: pass a prime modulus`);
  if (n < 2n || (n & 1n) === 0n) throw notPrime();
  if (value === 0n) return 0n;
  const symbol = jacobiSymbol(value, n);
  if (symbol === 0) throw notPrime();
  if (symbol === -1) return undefined;
  const twos = trailingZeros(n - 1n);
  const found =
    twos ** 2 > 16 * bitLength(n) ? rootByLucas(value, n) : finish(new SquareRoots(n).root(value));
  if (found === undefined || (found * found - value) % n !== 0n) throw notPrime();
  return found <= n - found ? found : n - found;
}

/**
 * V_((p+1)/2) / 2 of the Lucas sequence with parameters P, Q = a, where P² - 4a is a non-residue:
 * then it squares to a.
 *
 * In: a in (0, n); odd n. Out: undefined if no P is found.
 */
function rootByLucas(a: bigint, n: bigint): bigint | undefined {
  let p = 1n;
  while (p < TRIES && jacobiSymbol(p * p - 4n * a, n) !== -1) p++;
  if (p === TRIES) return undefined;
  // V_k, V_(k+1) and Q^k.
  let [v, next, q] = [2n, p, 1n];
  for (const bit of ((n + 1n) / 2n).toString(2)) {
    const middle = v * next - q * p;
    if (bit === '1') {
      v = modulo(middle, n);
      next = modulo(next * next - 2n * q * a, n);
      q = (((q * q) % n) * a) % n;
    } else {
      next = modulo(middle, n);
      v = modulo(v * v - 2n * q, n);
      q = (q * q) % n;
    }
  }
  return (v & 1n) === 0n ? v / 2n : (v + n) / 2n;
}
