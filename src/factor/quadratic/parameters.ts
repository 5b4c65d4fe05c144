// The tunables of the quadratic sieve by the size of n. Each row was found by trying its
// neighbours.

/** How a number is sieved. */
export interface Parameters {
  /** Columns of the matrix: -1, 2 and odd primes. */
  readonly columns: number;
  /** Half the interval of one polynomial: a multiple of 64 below 2^22. */
  readonly halfLength: number;
  /** The bound of large primes, as a multiple of the greatest prime of the base. */
  readonly largeFactor: number;
  /**
   * Bits by which the sum at an index may miss the value: for powers, for primes that are not
   * sieved with, and for rounded logarithms. More bits find more relations, and more false reports.
   */
  readonly slackBits: number;
  /** Whether a relation may have two large primes. */
  readonly twoLarge: boolean;
}

/** bits, columns, half the interval, factor of the large prime, bits of slack. */
const ROWS = [
  [60, 50, 4096, 20, 6],
  [70, 70, 6144, 20, 6],
  [80, 100, 8192, 20, 6],
  [96, 160, 16384, 30, 7],
  [112, 280, 24576, 40, 8],
  [128, 450, 32768, 40, 9],
  [144, 750, 32768, 40, 9],
  [160, 1300, 32768, 40, 10],
  [176, 2000, 49152, 50, 13],
  [192, 3000, 65536, 50, 15],
  [200, 3800, 65536, 60, 16],
  [212, 5400, 98304, 60, 18],
  [224, 8000, 131072, 80, 18],
  [240, 14000, 196608, 100, 18],
  [256, 27000, 262144, 100, 18],
  [280, 60000, 393216, 120, 18],
] as const;

/** The first size, in bits, for which relations with two large primes pay. */
const TWO_LARGE_BITS = 230;

/** In: bits of n, above 60. Out: its parameters, interpolated between the rows around it. */
export function parametersFor(bits: number): Parameters {
  let above = ROWS.findIndex((row) => row[0] >= bits);
  if (above < 1) above = above === 0 ? 1 : ROWS.length - 1;
  const [low, high] = [ROWS[above - 1] ?? ROWS[0], ROWS[above] ?? ROWS[0]];
  const share = Math.min(1, Math.max(0, (bits - low[0]) / (high[0] - low[0])));
  const between = (column: 1 | 2 | 3 | 4) => low[column] * (high[column] / low[column]) ** share;
  return {
    columns: Math.round(between(1)),
    halfLength: Math.round(between(2) / 64) * 64,
    largeFactor: between(3),
    slackBits: between(4),
    twoLarge: bits >= TWO_LARGE_BITS,
  };
}
