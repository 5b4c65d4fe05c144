// Checks certificates of primality. This file can be read on its own: it shares nothing with the
// prover except BigInt.
//
// A certificate is { n, steps }. A step is a theorem that its number n is prime if some smaller
// numbers are prime. Numbers below 2^64 are tested; all others need a step.

/**
 * Limits the work for any input. A product modulo n costs bits(n)²; 10^12 takes some seconds. A
 * test of a number below 2^64 counts as SMALL_COST.
 */
const MAX_COST = 1e14;
const SMALL_COST = 1e8;
const MAX_STEPS = 10_000;
const MAX_FACTORS = 5_000;
const MAX_BITS = 100_000;
/** The number of candidates for a witness that a certificate omits. */
const TRIES = 60n;

type Fields = { readonly [key: string]: unknown };

/** Subtracts a cost from the budget. */
type Spend = (cost: number) => void;

/** x of a point, and a and b of its curve. */
type Curve = readonly [bigint, bigint, bigint];

/** The part of n - 1 or n + 1 that is made of some factors, which must be prime. */
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
    if (budget < 0) throw new RangeError('the certificate takes too long to check');
  };
  const { n, steps } = fields(certificate);
  if (typeof n !== 'bigint' || !Array.isArray(steps) || steps.length > MAX_STEPS) return false;
  const stepOf = new Map(steps.map((step) => [fields(step).n, fields(step)]));
  // The loop adds to the set that it iterates over.
  const numbers = new Set([n]);
  for (const number of numbers) {
    const needs = needsOf(number, stepOf.get(number) ?? {}, spend);
    // Each need must be smaller: no number may prove itself.
    if (needs === undefined || needs.some((need) => need >= number)) return false;
    for (const need of needs) numbers.add(need);
  }
  return true;
}

/** The numbers that must be prime for n to be prime; undefined if the step does not show that. */
function needsOf(n: bigint, step: Fields, spend: Spend): readonly bigint[] | undefined {
  if (n < 2n ** 64n) {
    spend(SMALL_COST);
    return isSmallPrime(n, spend) ? [] : undefined;
  }
  if (bits(n) > MAX_BITS) spend(Number.POSITIVE_INFINITY);
  if (n % 2n === 0n) return undefined;
  if (step.type === 'ecpp') return curve(step, n, spend);
  if (step.type === 'n-1' || step.type === 'n+1') {
    const sign = step.type === 'n-1' ? 1n : -1n;
    const part = partOf(step.factors, sign, n, spend);
    return part && decides(part.known, sign, n) ? part.needs : undefined;
  }
  if (step.type !== 'n²-1') return undefined;
  const minus = partOf(step.minus, 1n, n, spend);
  const plus = minus && partOf(step.plus, -1n, n, spend);
  if (!minus || !plus) return undefined;
  // Each prime divisor is 1 modulo the one part and ±1 modulo the other. So each divisor is 1 or n
  // modulo their least common multiple; both parts are even, n - 1 and n + 1 share no more than 2.
  const modulus = (minus.known * plus.known) / 2n;
  const rest = n % modulus;
  const isDivided = rest > 1n && rest < n && n % rest === 0n;
  return modulus ** 2n > n && !isDivided ? [...minus.needs, ...plus.needs] : undefined;
}

/**
 * Goldwasser and Kilian (1986): of a curve y² = x³ + ax + b let P be a point, m = n + 1 - t = s·q,
 * s·P nowhere infinity and m·P infinity. Modulo a prime p that divides n, q divides the order of
 * s·P if q is prime. If p <= √n there are (n^(1/4) + 1)² points at most: fewer than q.
 */
function curve(step: Fields, n: bigint, spend: Spend): bigint[] | undefined {
  // Without them, t is too large.
  const [t = n, s = 0n, a = 0n, x = 0n, y = 0n] = integers(step, ['t', 's', 'a', 'x', 'y'], n);
  const m = n + 1n - t;
  if (t * t >= 4n * n || s < 1n || m % s !== 0n) return undefined;
  const q = m / s;
  if (q <= (squareRoot(squareRoot(n)) + 2n) ** 2n) return undefined;
  const b = mod(y * y - x * x * x - a * x, n);
  if (!isUnit(6n * (4n * a * a * a + 27n * b * b), n)) return undefined;
  const multiple = (k: bigint): bigint => denominator([x, a, b], k, n, spend);
  return isUnit(multiple(s), n) && multiple(m) === 0n ? [q] : undefined;
}

/**
 * The part of m = n ∓ 1 made of the primes of a list and of 2, for each of which there is a
 * witness: an element whose power m is 1, and whose power m/prime is 1 modulo no divisor of n.
 * Then the power of that prime in m divides the order of the element modulo each prime p that
 * divides n.
 *
 * For n - 1 (Pocklington, 1914) the elements are integers, and p is 1 modulo the part. For n + 1
 * (Morrison, 1975) they are roots of X² - vX + 1 with v = P²/Q - 2, by the Lucas sequence V: its
 * V_k - 2 is 0 modulo p just where the power k is 1. The discriminants v² - 4 are those P² - 4Q but
 * for squares: all the same, so that p is 1 modulo the whole part, or -1. (Where p divides P or Q,
 * the element is -1, a witness for 2 only, and both signs are the same modulo 2.)
 */
function partOf(list: unknown, sign: bigint, n: bigint, spend: Spend): Part | undefined {
  if (!Array.isArray(list) || list.length > MAX_FACTORS) return undefined;
  const m = n - sign;
  const missing = new Map<bigint, bigint | undefined>([[2n, undefined]]);
  const discriminants = new Set<bigint>();
  for (const entry of list.map(fields)) {
    const [prime = 0n] = integers(entry, ['prime'], n);
    if (prime < 2n || m % prime !== 0n) return undefined;
    const [a] = integers(entry, ['witness'], n);
    const [p, q = 0n] = integers(entry, ['p', 'q'], n);
    if (p !== undefined) discriminants.add(p * p - 4n * q);
    const v = p === undefined ? undefined : p * p * inverse(q, n) - 2n;
    const witness = sign === 1n ? a : v;
    missing.set(prime, witness === undefined ? undefined : mod(witness, n));
  }
  if (sign === -1n && discriminants.size > 1) return undefined;
  const needs = [...missing.keys()];
  let known = 1n;
  for (const prime of needs) for (let rest = m; rest % prime === 0n; rest /= prime) known *= prime;
  const [raise, one] = sign === 1n ? [power, 1n] : [lucasV, 2n];
  const raised = (x: bigint, k: bigint): bigint => raise(x, k, n, spend);
  // For an omitted witness, those of other primes may serve, as do half of all integers.
  const witnesses = new Set([...missing.values()].filter((value) => value !== undefined));
  for (let i = 1n; sign === 1n && i <= TRIES; i++) witnesses.add(squareRoot(n) + i);
  for (const witness of witnesses) {
    const primes = needs.filter(
      (prime) => missing.has(prime) && (missing.get(prime) ?? witness) === witness,
    );
    if (primes.length === 0) continue;
    const start = raised(witness, m / productOf(primes));
    if (raised(start, productOf(primes)) !== one) return undefined;
    for (const [prime, value] of cofactorPowers(start, primes, raised)) {
      if (isUnit(value - one, n)) missing.delete(prime);
    }
  }
  return missing.size === 0 ? { known, needs } : undefined;
}

/** start^(product/p) for each of some primes p, by halves. */
function cofactorPowers(
  start: bigint,
  primes: readonly bigint[],
  raised: (x: bigint, k: bigint) => bigint,
): [bigint, bigint][] {
  if (primes.length <= 1) return primes.map((prime) => [prime, start]);
  const middle = primes.length >> 1;
  const [left, right] = [primes.slice(0, middle), primes.slice(middle)];
  return [
    ...cofactorPowers(raised(start, productOf(right)), left, raised),
    ...cofactorPowers(raised(start, productOf(left)), right, raised),
  ];
}

/**
 * Brillhart, Lehmer and Selfridge (1975), theorem 5, and its like for n + 1: whether n is prime if
 * each divisor is 1 modulo F (sign 1), or ±1 (sign -1). Let n = (aF + 1)(bF + sign), and u = b +
 * sign·a, so that (n - sign)/F = abF + u. F is even and this is odd: u is odd, and ab even. The
 * bound leaves two values for u modulo 2F, and u² - 4·sign·ab is a square.
 */
function decides(known: bigint, sign: bigint, n: bigint): boolean {
  const rest = (n - sign) / known;
  const [s, r] = [rest / (2n * known), rest % (2n * known)];
  const isDivided = (u: bigint, half: bigint): boolean =>
    half > 0n && isSquare(u * u - 8n * sign * half);
  const bound =
    2n * known ** 3n + (sign === 1n ? (r + 1n) * known ** 2n + r * known + 1n : -known - 1n);
  return n < bound && !isDivided(r, s) && !isDivided(r - 2n * known, s + 1n);
}

/**
 * The denominator of x(k·P) for a point P of this x, by Montgomery's ladder (the formulas of Brier
 * and Joye, 2002, with the sum of x(Q + P) and x(Q - P)): 0 where k·P is infinity. They hold modulo
 * each prime that divides n, whatever points turn up. In: k >= 1.
 */
function denominator([x, a, b]: Curve, k: bigint, n: bigint, spend: Spend): bigint {
  spend(14 * bits(k) * bits(n) ** 2);
  let [x0, z0, x1, z1] = [1n, 0n, x, 1n];
  for (const bit of k.toString(2)) {
    const [low, high, product] = [(x0 * z1) % n, (x1 * z0) % n, (z0 * z1) % n];
    const sumZ = (low - high) ** 2n % n;
    const sumX =
      2n * (low + high) * (((x0 * x1) % n) + a * product) + 4n * b * product * product - x * sumZ;
    const [u, v] = bit === '1' ? [x1, z1] : [x0, z0];
    const [uu, vv, uv] = [(u * u) % n, (v * v) % n, (u * v) % n];
    const twiceX = mod((uu - a * vv) ** 2n - 8n * b * ((uv * vv) % n), n);
    const twiceZ = mod(4n * (uv * ((uu + a * vv) % n) + b * ((vv * vv) % n)), n);
    [x0, z0, x1, z1] = [twiceX, twiceZ, mod(sumX, n), sumZ];
    if (bit === '1') [x0, z0, x1, z1] = [x1, z1, x0, z0];
  }
  return z0;
}

/** V_k of the parameters v and 1: the sum of the powers k of the roots of X² - vX + 1. */
function lucasV(v: bigint, k: bigint, n: bigint, spend: Spend): bigint {
  spend(2 * bits(k) * bits(n) ** 2);
  let [x, y] = [2n, v];
  for (const bit of k.toString(2)) {
    const middle = mod(x * y - v, n);
    [x, y] = bit === '1' ? [middle, mod(y * y - 2n, n)] : [mod(x * x - 2n, n), middle];
  }
  return x;
}

function power(base: bigint, exponent: bigint, n: bigint, spend: Spend): bigint {
  spend(bits(exponent) * bits(n) ** 2);
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % n;
    if (bit === '1') result = (result * base) % n;
  }
  return result;
}

/**
 * No composite below 3.3·10^23 is a strong probable prime to the first twelve primes (Sorenson and
 * Webster, 2015). In: n < 2^64.
 */
function isSmallPrime(n: bigint, spend: Spend): boolean {
  return [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n].every((base) => {
    if (n < 2n || n % base === 0n) return n === base;
    let exponent = n - 1n;
    while (exponent % 2n === 0n && power(base, exponent, n, spend) === 1n) exponent /= 2n;
    return [1n, n - 1n].includes(power(base, exponent, n, spend));
  });
}

function isUnit(a: bigint, n: bigint): boolean {
  return inverse(a, n) !== 0n;
}

/** The inverse of a modulo n, or 0 if there is none. */
function inverse(a: bigint, n: bigint): bigint {
  let [r, next, x, y] = [n, mod(a, n), 0n, 1n];
  while (next !== 0n) [r, next, x, y] = [next, r % next, y, x - (r / next) * y];
  return r === 1n ? mod(x, n) : 0n;
}

function mod(x: bigint, n: bigint): bigint {
  return ((x % n) + n) % n;
}

function productOf(integers: readonly bigint[]): bigint {
  return integers.reduce((product, integer) => product * integer, 1n);
}

function isSquare(n: bigint): boolean {
  return n === 0n || (n > 0n && squareRoot(n) ** 2n === n);
}

/** ⌊√n⌋ for n > 0, by Newton's iteration from above. */
function squareRoot(n: bigint): bigint {
  let root = 1n << BigInt(bits(n) / 2 + 1);
  for (let next = (root + n / root) / 2n; next < root; next = (root + n / root) / 2n) root = next;
  return root;
}

/** At least as many bits as |n| has, a multiple of 4. */
function bits(n: bigint): number {
  return 4 * (n < 0n ? -n : n).toString(16).length;
}

/** The fields of these names, if all are integers no longer than n; else none. */
function integers(step: Fields, names: readonly string[], n: bigint): bigint[] {
  const values = names.map((name) => step[name]);
  const isShort = (value: unknown): value is bigint =>
    typeof value === 'bigint' && bits(value) <= bits(n);
  return values.every(isShort) ? values : [];
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
