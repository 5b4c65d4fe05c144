// The arithmetic of the checker, in BigInt alone.

/**
 * Subtracts the cost of a computation from the budget: bits(exponent)·bits(n)² for a power modulo
 * n.
 */
export type Spend = (cost: number) => void;

/** Parameters of a Lucas sequence; also x + y·α in the ring of its root α. */
export type Pair = readonly [bigint, bigint];

/**
 * x/z of k times the point of this x, by Montgomery's ladder (the formulas of Brier and Joye, 2002,
 * with the sum of x(P + Q) and x(P - Q)). They hold modulo each prime that divides n, for all
 * points. In: k >= 1.
 */
export function multiple(
  x: bigint,
  k: bigint,
  a: bigint,
  b: bigint,
  n: bigint,
  spend: Spend,
): { x: bigint; z: bigint } {
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
  return { x: x0, z: z0 };
}

/**
 * The first twelve primes: no composite below 3.3·10^23 is a strong probable prime to all of them
 * (Sorenson and Webster, 2015).
 */
const BASES = [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n];

/** In: n < 2^64. */
export function isSmallPrime(n: bigint): boolean {
  if (n < 2n) return false;
  for (const base of BASES) if (n % base === 0n) return n === base;
  let odd = n - 1n;
  while (odd % 2n === 0n) odd /= 2n;
  return BASES.every((base) => {
    let x = power(base, odd, n, () => {});
    if (x === 1n) return true;
    for (let e = odd; e < n - 1n; e *= 2n, x = (x * x) % n) if (x === n - 1n) return true;
    return false;
  });
}

export function power(base: bigint, exponent: bigint, n: bigint, spend: Spend): bigint {
  spend(bits(exponent) * bits(n) ** 2);
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % n;
    if (bit === '1') result = (result * base) % n;
  }
  return result;
}

/**
 * x[0] + x[1]·α to a power modulo n, where α² = P·α - Q. The power k of α is -Q·U_(k-1) + U_k·α.
 */
export function quadratic(x: Pair, exponent: bigint, [p, q]: Pair, n: bigint, spend: Spend): Pair {
  spend(4 * bits(exponent) * bits(n) ** 2);
  const times = ([a, b]: Pair, [c, d]: Pair): Pair => {
    const product = (b * d) % n;
    return [mod(a * c - q * product, n), mod(a * d + b * c + p * product, n)];
  };
  let result: Pair = [1n, 0n];
  for (const bit of exponent.toString(2)) {
    result = times(result, result);
    if (bit === '1') result = times(result, x);
  }
  return result;
}

export function mod(x: bigint, n: bigint): bigint {
  return ((x % n) + n) % n;
}

export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** In: a prime to n. */
export function inverse(a: bigint, n: bigint): bigint {
  let [r, next, x, y] = [n, a, 0n, 1n];
  while (next !== 0n) [r, next, x, y] = [next, r % next, y, x - (r / next) * y];
  return mod(x, n);
}

/** The Jacobi symbol. In: odd n > 0. */
export function jacobi(a: bigint, n: bigint): number {
  let [top, bottom, sign] = [mod(a, n), n, 1];
  while (top !== 0n) {
    for (; top % 2n === 0n; top /= 2n) if (bottom % 8n === 3n || bottom % 8n === 5n) sign = -sign;
    if (top % 4n === 3n && bottom % 4n === 3n) sign = -sign;
    [top, bottom] = [bottom % top, top];
  }
  return bottom === 1n ? sign : 0;
}

export function squareRoot(n: bigint): bigint {
  let root = 1n << BigInt(bits(n) / 2 + 1);
  for (let next = (root + n / root) / 2n; next < root; next = (root + n / root) / 2n) root = next;
  return root;
}

export function isSquare(n: bigint): boolean {
  return n === 0n || (n > 0n && squareRoot(n) ** 2n === n);
}

/** The bits of |n|, rounded up to a multiple of 4. */
export function bits(n: bigint): number {
  return 4 * (n < 0n ? -n : n).toString(16).length;
}
