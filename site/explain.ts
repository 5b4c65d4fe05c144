// The three tests by which a number is decided, one at a time and in plain BigInt arithmetic, so that the
// page can show what each has found. The verdict is the library's own; a test asserts that they agree.

/** What dividing by small primes has found. */
export interface SmallFactors {
  /** The smallest prime below 256 that divides n, n itself excepted. */
  readonly factor: bigint | undefined;
  /** Whether that settles it: n < 2, there is a factor, or n < 257² has none. */
  readonly decides: boolean;
}

/** The strong probable-prime test to base 2 (after Miller, 1976). */
export interface Base2 {
  /** n - 1 = d·2^s, d odd. */
  readonly d: bigint;
  readonly s: number;
  /** 2^d mod n. */
  readonly power: bigint;
  /** The squarings after which it is -1; 0 if 2^d is ±1 already; undefined if it never is. */
  readonly squarings: number | undefined;
  readonly passes: boolean;
}

/** The extra strong Lucas test (Mo, 1993; Grantham, 2000; parameters after Baillie, OEIS A217719). */
export interface Lucas {
  /** n = root², which has no parameter and is composite. */
  readonly root: bigint | undefined;
  /** The smallest P >= 3 for which D = P² - 4 has Jacobi symbol (D/n) = -1. */
  readonly p: bigint;
  readonly discriminant: bigint;
  /** n + 1 = d·2^s, d odd. */
  readonly d: bigint;
  readonly s: number;
  /** V_d mod n. */
  readonly v: bigint;
  /** The doublings of d after which V is 0; undefined if it never is. */
  readonly doublings: number | undefined;
  readonly passes: boolean;
}

/** What the steps say of n, as far as they were needed. */
export interface Explanation {
  readonly n: bigint;
  readonly prime: boolean;
  readonly smallFactors: SmallFactors;
  readonly base2: Base2 | undefined;
  readonly lucas: Lucas | undefined;
}

/** Primes that are tried as divisors: those below 256. */
export const SMALL_PRIMES: readonly bigint[] = Array.from({ length: 254 }, (_, i) => i + 2)
  .filter((n) => !Array.from({ length: 14 }, (_, i) => i + 2).some((d) => d < n && n % d === 0))
  .map(BigInt);

/** The next prime after the small ones: what is below its square and has no small factor is prime. */
const NEXT_PRIME = 257n;

/** Goes through the steps until one settles it. About 0.2 ms for a 64-bit prime. */
export function explain(n: bigint): Explanation {
  const smallFactors = trySmallFactors(n);
  if (smallFactors.decides) {
    const prime = n >= 2n && smallFactors.factor === undefined;
    return { n, prime, smallFactors, base2: undefined, lucas: undefined };
  }
  const base2 = tryBase2(n);
  const lucas = base2.passes ? tryLucas(n) : undefined;
  return { n, prime: lucas?.passes ?? false, smallFactors, base2, lucas };
}

export function trySmallFactors(n: bigint): SmallFactors {
  if (n < 2n) return { factor: undefined, decides: true };
  const factor = SMALL_PRIMES.find((p) => p < n && n % p === 0n);
  return { factor, decides: factor !== undefined || n < NEXT_PRIME * NEXT_PRIME };
}

/** @param n odd, above 2 */
export function tryBase2(n: bigint): Base2 {
  const { odd: d, twos: s } = splitTwos(n - 1n);
  const power = powerMod(2n, d, n);
  if (power === 1n || power === n - 1n) return { d, s, power, squarings: 0, passes: true };
  let x = power;
  for (let squarings = 1; squarings < s; squarings++) {
    x = (x * x) % n;
    if (x === n - 1n) return { d, s, power, squarings, passes: true };
  }
  return { d, s, power, squarings: undefined, passes: false };
}

/** @param n odd, above 5 */
export function tryLucas(n: bigint): Lucas {
  const { odd: d, twos: s } = splitTwos(n + 1n);
  const root = squareRoot(n);
  if (root * root === n) {
    return { root, p: 0n, discriminant: 0n, d, s, v: 0n, doublings: undefined, passes: false };
  }
  let p = 3n;
  while (jacobi(p * p - 4n, n) !== -1) p++;
  const found = { root: undefined, p, discriminant: p * p - 4n, d, s };

  // V_0 = 2, V_1 = P, V_(k+1) = P·V_k - V_(k-1).
  const [v, next] = lucasV(p, d, n);
  // U_d ≡ 0 if and only if 2·V_(d+1) ≡ P·V_d, because D·U_d = 2·V_(d+1) - P·V_d.
  const uIsZero = (2n * next - p * v) % n === 0n;
  if (uIsZero && (v === 2n || v === n - 2n))
    return { ...found, v, doublings: undefined, passes: true };
  let x = v;
  for (let doublings = 0; doublings < s - 1; doublings++) {
    if (x === 0n) return { ...found, v, doublings, passes: true };
    x = modulo(x * x - 2n, n);
  }
  return { ...found, v, doublings: undefined, passes: false };
}

/** V_k and V_(k+1) modulo n, by the bits of k: V_2k = V_k² - 2, V_(2k+1) = V_k·V_(k+1) - P. */
function lucasV(p: bigint, k: bigint, n: bigint): [v: bigint, next: bigint] {
  let v = 2n % n;
  let next = p % n;
  for (const bit of k.toString(2)) {
    const between = modulo(v * next - p, n);
    if (bit === '1') {
      v = between;
      next = modulo(next * next - 2n, n);
    } else {
      next = between;
      v = modulo(v * v - 2n, n);
    }
  }
  return [v, next];
}

/** The Jacobi symbol (a/n), by quadratic reciprocity. @param a positive @param n odd, positive */
export function jacobi(a: bigint, n: bigint): -1 | 0 | 1 {
  let sign: -1 | 1 = 1;
  let upper = a % n;
  let lower = n;
  while (upper !== 0n) {
    while (upper % 2n === 0n) {
      upper /= 2n;
      if (lower % 8n === 3n || lower % 8n === 5n) sign = sign === 1 ? -1 : 1;
    }
    [upper, lower] = [lower, upper];
    if (upper % 4n === 3n && lower % 4n === 3n) sign = sign === 1 ? -1 : 1;
    upper %= lower;
  }
  return lower === 1n ? sign : 0;
}

/** Of m > 0: its odd part, and how many factors 2 the rest is. */
function splitTwos(m: bigint): { readonly odd: bigint; readonly twos: number } {
  let odd = m;
  let twos = 0;
  for (; odd % 2n === 0n; odd /= 2n) twos++;
  return { odd, twos };
}

function powerMod(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus;
    if (bit === '1') result = (result * base) % modulus;
  }
  return result;
}

/** ⌊√n⌋ by Newton's method from above. */
function squareRoot(n: bigint): bigint {
  let root = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const better = (root + n / root) / 2n;
    if (better >= root) return root;
    root = better;
  }
}

function modulo(a: bigint, n: bigint): bigint {
  const rest = a % n;
  return rest < 0n ? rest + n : rest;
}
