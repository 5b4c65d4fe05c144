// The parameters of Gourdon's method for x, and the sizes of the tables that follow from them.

/** The problem and its parameters. All are integer parts. */
export interface Parameters {
  readonly x: bigint;
  /**
   * Between the cube root and the square root of x: the bound of the prime factors of leaves.
   */
  readonly y: number;
  /** Between y and the square root of x: the bound of the square-free numbers. */
  readonly z: number;
  /** x*, the greatest prime of leaves in C and D. */
  readonly star: number;
  readonly rootX: number;
  readonly rootZ: number;
  readonly cubeRootX: number;
  /** √(x/y) */
  readonly rootXOverY: number;
  /** The primes up to here are listed. */
  readonly listLimit: number;
}

/**
 * The least x of the method: from here on, x* is at least 19, the greatest prime of ordinary
 * leaves.
 */
export const LEAST_X = 200_000n;

/** The integer part of the k-th root. In: n >= 0, k >= 2. */
export function integerRoot(n: bigint, k: number): bigint {
  let root = BigInt(Math.floor(Number(n) ** (1 / k)));
  const power = BigInt(k);
  while (root ** power > n) root--;
  while ((root + 1n) ** power <= n) root++;
  return root;
}

/**
 * @param x from {@link LEAST_X} to below 2^64
 * @param alphaY y as a multiple of the cube root, clamped to the range of the method
 * @param alphaZ z as a multiple of y, likewise
 */
export function parametersOf(x: bigint, alphaY = tunedY(x), alphaZ = tunedZ(x)): Parameters {
  const rootX = Number(integerRoot(x, 2));
  const cubeRootX = Number(integerRoot(x, 3));
  const y = clamp(Math.floor(cubeRootX * alphaY), cubeRootX + 1, rootX - 1);
  const z = clamp(Math.floor(y * alphaZ), y, rootX - 1);
  const squareY = BigInt(y) ** 2n;
  const rootXOverY = Number(integerRoot(x / BigInt(y), 2));
  // x/y² is rounded up: rounded down, x* would be too small for the formula.
  const xOverSquare = Number((x + squareY - 1n) / squareY);
  const star = Math.min(Math.max(Number(integerRoot(x, 4)), xOverSquare), y, rootXOverY);
  const rootXOverStar = Number(integerRoot(x / BigInt(star), 2));
  return {
    x,
    y,
    z,
    star,
    rootX,
    rootZ: Number(integerRoot(BigInt(z), 2)),
    cubeRootX,
    rootXOverY,
    listLimit: Math.max(y, rootXOverStar),
  };
}

function tunedY(x: bigint): number {
  return Math.max(2, Math.log10(Number(x)) - 8);
}

function tunedZ(_x: bigint): number {
  return 2;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}

/** An upper bound on π(n) (Rosser and Schoenfeld 1962). In: n >= 17. */
export function primesAtMost(n: number): number {
  return Math.ceil((1.25506 * n) / Math.log(n)) + 1;
}
