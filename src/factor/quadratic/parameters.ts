// The tunables of the quadratic sieve by the size of n. The rows from 112 to 200 bits were found by
// trying their neighbours; smaller and larger sizes continue them.

/** How a number is sieved. */
export interface Parameters {
  /** Columns of the matrix: -1, 2 and odd primes. */
  readonly columns: number;
  /** Half the interval of one polynomial, below 2^22: a multiple of 64, from 2^14 on of 2^14. */
  readonly halfLength: number;
  /** The bound of large primes, as a multiple of the greatest prime of the base. */
  readonly largeFactor: number;
  /**
   * Bits by which the sum at an index may miss the value: for powers, for primes that are not
   * sieved with, and for rounded logarithms. More bits find more relations, and more false reports.
   */
  readonly slackBits: number;
  /**
   * The interval is sieved with the primes from here on: smaller ones take longest and tell least.
   */
  readonly firstPrime: number;
  /** Whether a relation may have two large primes. */
  readonly twoLarge: boolean;
}

/** bits, columns, half the interval, factor of the large prime, bits of slack, first prime. */
const ROWS = [
  [60, 50, 4096, 20, 8, 12],
  [70, 70, 6144, 20, 9, 12],
  [80, 100, 8192, 20, 10, 20],
  [96, 130, 8192, 30, 12, 40],
  [112, 320, 16384, 60, 14, 80],
  [128, 520, 32768, 60, 16, 120],
  [144, 880, 32768, 60, 17, 140],
  [160, 1700, 49152, 70, 18, 160],
  [176, 2600, 49152, 70, 21, 200],
  [192, 4100, 49152, 80, 24, 256],
  [200, 5000, 65536, 90, 26, 256],
  [212, 7500, 81920, 90, 28, 256],
  [224, 11000, 98304, 100, 30, 256],
  [240, 18000, 98304, 100, 30, 256],
  [256, 30000, 131072, 100, 30, 256],
  [280, 60000, 196608, 120, 30, 256],
] as const;

/** Half of what the kernel sieves at a time: a last block that is not full costs as much. */
const HALF_BLOCK = 16384;

/** The first size, in bits, for which relations with two large primes pay. */
const TWO_LARGE_BITS = 250;

/** In: bits of n, above 60. Out: its parameters, interpolated between the rows around it. */
export function parametersFor(bits: number): Parameters {
  let above = ROWS.findIndex((row) => row[0] >= bits);
  if (above < 1) above = above === 0 ? 1 : ROWS.length - 1;
  const [low, high] = [ROWS[above - 1] ?? ROWS[0], ROWS[above] ?? ROWS[0]];
  const share = Math.min(1, Math.max(0, (bits - low[0]) / (high[0] - low[0])));
  const between = (column: 1 | 2 | 3 | 4 | 5) =>
    low[column] * (high[column] / low[column]) ** share;
  const halfLength = between(2);
  const unit = halfLength < HALF_BLOCK ? 64 : HALF_BLOCK;
  return {
    columns: Math.round(between(1)),
    halfLength: Math.round(halfLength / unit) * unit,
    largeFactor: between(3),
    slackBits: between(4),
    firstPrime: between(5),
    twoLarge: bits >= TWO_LARGE_BITS,
  };
}
