// Checks certificates of primality. It shares nothing with the prover except BigInt: this file and
// its arithmetic can be read on their own.
//
// A certificate is { n, steps }. A step is a theorem that its number n is prime if some smaller
// ones are; those from 2^64 on also need a step.

import {
  bits,
  gcd,
  inverse,
  isSmallPrime,
  isSquare,
  jacobi,
  mod,
  multiple,
  type Pair,
  power,
  quadratic,
  type Spend,
  squareRoot,
} from './verify-arithmetic.js';

/**
 * Limits the work for any input. The cost of a power modulo n is bits(exponent)·bits(n)²; 10^12
 * takes some seconds.
 */
const MAX_COST = 1e14;
const MAX_STEPS = 10_000;
/** The cost of a test of a number below 2^64: a million of them are too many. */
const SMALL_COST = 1e8;
const MAX_FACTORS = 5_000;
const MAX_BITS = 100_000;
/** How many candidates are tried for a witness that a certificate omits. */
const TRIES = 60;

type Fields = { readonly [key: string]: unknown };

/** What a step shows of n's divisors: they are 1 (and, of n + 1, or -1) modulo `known`. */
interface Part {
  readonly known: bigint;
  readonly needs: readonly bigint[];
}

/**
 * Whether the value is a certificate that proves its n.
 *
 * @throws RangeError if the check would take more than some minutes
 */
export function isValid(certificate: unknown): boolean {
  let budget = MAX_COST;
  const spend = (cost: number): void => {
    budget -= cost;
    if (budget < 0)
      throw new RangeError('the certificate takes too long to check: it is too large');
  };
  const { n, steps } = fields(certificate);
  if (typeof n !== 'bigint' || !Array.isArray(steps) || steps.length > MAX_STEPS) return false;
  const stepOf = new Map<unknown, Fields>(steps.map((step) => [fields(step).n, fields(step)]));
  const open = [n];
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    if (number < 2n ** 64n) {
      spend(SMALL_COST);
      if (!isSmallPrime(number)) return false;
      continue;
    }
    if (bits(number) > MAX_BITS) spend(Number.POSITIVE_INFINITY);
    const step = stepOf.get(number);
    if (step === undefined || number % 2n === 0n) return false;
    const needs = needsOf(step, number, spend);
    // Needed numbers must be smaller: nothing may prove itself.
    if (needs === undefined || needs.some((need) => need >= (number ?? 0n))) return false;
    open.push(...needs);
    // Proved once, for all steps that need it.
    stepOf.set(number, PROVED);
  }
  return true;
}

/**
 * Stands for the step of a number that is proved: known by identity, as a certificate could name
 * any type.
 */
const PROVED: Fields = {};

/** The primes that n needs to be prime; undefined if the theorem does not apply. In: odd n. */
function needsOf(step: Fields, n: bigint, spend: Spend): readonly bigint[] | undefined {
  if (step === PROVED) return [];
  if (step.type === 'ecpp') return curve(step, n, spend);
  if (step.type === 'n-1') {
    const part = minusPart(step.factors, n, spend);
    return part && decidesMinus(part.known, n) ? part.needs : undefined;
  }
  if (step.type === 'n+1') {
    const part = plusPart(step.factors, n, spend);
    return part && decidesPlus(part.known, n) ? part.needs : undefined;
  }
  if (step.type !== 'n²-1') return undefined;
  const minus = minusPart(step.minus, n, spend);
  const plus = minus && plusPart(step.plus, n, spend);
  if (!minus || !plus) return undefined;
  // A divisor is 1 or n modulo this, as it is 1 modulo one part and ±1 modulo the other.
  const modulus = (minus.known / gcd(minus.known, plus.known)) * plus.known;
  const rest = n % modulus;
  const isPrime = modulus * modulus > n && (rest === 1n || rest === n || n % rest !== 0n);
  return isPrime ? [...minus.needs, ...plus.needs] : undefined;
}

/**
 * Goldwasser and Kilian (1986): of a curve y² = x³ + ax + b let P be a point, m = n + 1 - t = s·q,
 * s·P nowhere infinity and m·P infinity. Modulo a prime p that divides n, q divides the order of
 * s·P if q is prime. If p <= √n there are (n^(1/4) + 1)² points at most: fewer than q.
 */
function curve(step: Fields, n: bigint, spend: Spend): bigint[] | undefined {
  const { t, s } = step;
  if (!isShort(t, n) || typeof s !== 'bigint') return undefined;
  const [a, x, y] = [step.a, step.x, step.y].map((value) =>
    typeof value === 'bigint' ? mod(value, n) : undefined,
  );
  if (a === undefined || x === undefined || y === undefined) return undefined;
  const m = n + 1n - t;
  if (t * t >= 4n * n || s < 1n || m % s !== 0n || gcd(n, 6n) !== 1n) return undefined;
  const q = m / s;
  const root = squareRoot(n) + 1n;
  const above = q - 1n - root;
  // above > 2·n^(1/4).
  if (above <= 0n || above * above <= 4n * root) return undefined;
  const b = mod(y * y - x * x * x - a * x, n);
  if (gcd(4n * a * a * a + 27n * b * b, n) !== 1n) return undefined;
  const first = multiple(x, s, a, b, n, spend);
  if (gcd(first.z, n) !== 1n) return undefined;
  const start = mod(first.x * inverse(first.z, n), n);
  return multiple(start, q, a, b, n, spend).z === 0n ? [q] : undefined;
}

/**
 * Pocklington (1914): if a^(n-1) ≡ 1 and a^((n-1)/p) - 1 is prime to n, each divisor of n is 1
 * modulo the power of p in n - 1.
 */
function minusPart(list: unknown, n: bigint, spend: Spend): Part | undefined {
  const factors = factorsOf(list, ({ witness }) =>
    typeof witness === 'bigint' ? witness : undefined,
  );
  return (
    factors &&
    partOf(factors, n - 1n, nonResidues(n), (base, primes) => {
      const raise = (x: bigint, exponent: bigint): bigint => power(x, exponent, n, spend);
      const product = primes.reduce((all, prime) => all * prime, 1n);
      const start = raise(mod(base, n), (n - 1n) / product);
      if (raise(start, product) !== 1n) return undefined;
      return leaves(start, primes, raise).filter(([, value]) => gcd(value - 1n, n) === 1n);
    })
  );
}

/**
 * The first a with (a/n) = -1: only these are witnesses for 2, and they do for the other primes as
 * well.
 */
function* nonResidues(n: bigint): Generator<bigint, void, undefined> {
  let found = 0;
  for (let a = 2n; a < 1_000_000n && found < TRIES; a++) {
    if (jacobi(a, n) !== -1) continue;
    found++;
    yield a;
  }
}

/**
 * Morrison (1975): the same with n + 1 and U of sequences of one discriminant D = P² - 4Q, (D/n) =
 * -1: each divisor is ±1.
 */
function plusPart(list: unknown, n: bigint, spend: Spend): Part | undefined {
  const factors = factorsOf(list, ({ p, q }): Pair | undefined =>
    isShort(p, n) && isShort(q, n) ? [p, q] : undefined,
  );
  const [p, q] = [...(factors?.values() ?? [])].find((pair) => pair !== undefined) ?? [1n, 1n];
  const discriminant = p * p - 4n * q;
  if (factors === undefined || jacobi(discriminant, n) !== -1) return undefined;
  // All of one discriminant.
  const candidates = Array.from({ length: TRIES }, (_, i): Pair => {
    const k = BigInt(i);
    return [p + 2n * k, q + k * p + k * k];
  });
  return partOf(factors, n + 1n, candidates, (pair, primes) => {
    const [p, q] = pair;
    if (p * p - 4n * q !== discriminant || gcd(q, n) !== 1n) return undefined;
    const raise = (x: Pair, exponent: bigint): Pair => quadratic(x, exponent, pair, n, spend);
    const product = primes.reduce((all, prime) => all * prime, 1n);
    const start = raise([0n, 1n], (n + 1n) / product);
    if (raise(start, product)[1] !== 0n) return undefined;
    return leaves(start, primes, raise).filter(([, [, u]]) => gcd(u, n) === 1n);
  });
}

/**
 * The part of m that primes make up, of each of which something holds, with the witness that is
 * given or one of the candidates. 2 is always among them.
 *
 * @param holding those of some primes of which it holds with a witness; undefined if n is found to
 *   be composite
 */
function partOf<T>(
  factors: ReadonlyMap<bigint, T | undefined>,
  m: bigint,
  candidates: Iterable<T>,
  holding: (
    witness: T,
    primes: readonly bigint[],
  ) => readonly (readonly [bigint, unknown])[] | undefined,
): Part | undefined {
  const groups = new Map<string, { witness: T; primes: bigint[] }>();
  let missing: bigint[] = [];
  let known = 1n;
  for (const [prime, witness] of factors) {
    if (prime < 2n || m % prime !== 0n) return undefined;
    for (let rest = m; rest % prime === 0n; rest /= prime) known *= prime;
    if (witness === undefined) missing.push(prime);
    else {
      const group = groups.get(String(witness)) ?? { witness, primes: [] };
      group.primes.push(prime);
      groups.set(String(witness), group);
    }
  }
  for (const { witness, primes } of groups.values()) {
    if (holding(witness, primes)?.length !== primes.length) return undefined;
  }
  for (const candidate of candidates) {
    if (missing.length === 0) break;
    const held = new Map(holding(candidate, missing) ?? []);
    missing = missing.filter((prime) => !held.has(prime));
  }
  return missing.length === 0 ? { known, needs: [...factors.keys()] } : undefined;
}

/** The primes of a list, 2 among them, and what is given for each. */
function factorsOf<T>(
  list: unknown,
  given: (entry: Fields) => T | undefined,
): ReadonlyMap<bigint, T | undefined> | undefined {
  if (!Array.isArray(list) || list.length > MAX_FACTORS) return undefined;
  const factors = new Map<bigint, T | undefined>([[2n, undefined]]);
  for (const entry of list) {
    const { prime } = fields(entry);
    if (typeof prime !== 'bigint') return undefined;
    factors.set(prime, given(fields(entry)));
  }
  return factors;
}

/** start^(product/p) for each of some primes p, by halves. */
function leaves<T>(
  start: T,
  primes: readonly bigint[],
  raise: (x: T, exponent: bigint) => T,
): [bigint, T][] {
  if (primes.length <= 1) return primes.map((prime) => [prime, start]);
  const halves = [primes.slice(0, primes.length >> 1), primes.slice(primes.length >> 1)];
  return halves.flatMap((half, i) => {
    const others = (halves[1 - i] ?? []).reduce((all, prime) => all * prime, 1n);
    return leaves(raise(start, others), half, raise);
  });
}

/**
 * Brillhart, Lehmer and Selfridge (1975), theorem 5. If n = (aF + 1)(bF + 1), (n - 1)/F = abF + a +
 * b with even ab; by the bound a + b < 2F, so that a + b = r, ab = 2s, and r² - 8s is a square. In:
 * F even, (n - 1)/F odd.
 */
function decidesMinus(known: bigint, n: bigint): boolean {
  const [s, r] = [(n - 1n) / known / (2n * known), ((n - 1n) / known) % (2n * known)];
  if (n >= (known + 1n) * (2n * known * known + (r - 1n) * known + 1n)) return false;
  return s === 0n || !isSquare(r * r - 8n * s);
}

/**
 * If n = (aF + 1)(bF - 1), (n + 1)/F = abF + b - a; by the bound a, b < F, so that b - a is one of
 * two remainders u, and u² + 4ab is a square.
 */
function decidesPlus(known: bigint, n: bigint): boolean {
  if ((known - 1n) ** 3n <= n) return false;
  const [s, r] = [(n + 1n) / known / known, ((n + 1n) / known) % known];
  const another = (r - known) ** 2n + 4n * (s + 1n);
  return (s < 1n || !isSquare(r * r + 4n * s)) && !isSquare(another);
}

function isShort(value: unknown, n: bigint): value is bigint {
  return typeof value === 'bigint' && bits(value) <= bits(n);
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
