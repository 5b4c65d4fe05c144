// What sieving an interval is expected to cost, and how it is cut into parts. Measured on a server of 2024 at 3 GHz.

/** Nanoseconds a number, up to each height. */
const RATES: readonly (readonly [height: number, ns: number])[] = [
  [1e10, 0.11],
  [1e12, 0.22],
  [1e14, 0.33],
  [1e16, 0.6],
  [1e18, 1.4],
  [2 ** 64, 2],
];

/** Nanoseconds for each prime up to the root, to start. */
const START_RATE = 9;

/** Nanoseconds a number where small primes and tests are faster: see `src/sieve/plan.ts`. */
const TEST_RATE = 20;

/** Milliseconds to begin with anything at all. */
const LEAST = 0.05;

/** Milliseconds for the numbers from `from` to `to`; 0 if there are none. */
export function sieveCost(from: bigint, to: bigint): number {
  if (from > to) return 0;
  const numbers = Number(to - from) + 1;
  const tested = numbers * TEST_RATE;
  return LEAST + Math.min(tested, startCost(to) + numbers * rateAt(to)) / 1e6;
}

/** Parts for each worker on average, so that they end together. */
const PARTS_PER_WORKER = 8;

/** How much of a part may be its start: with more, more is sieved for nothing; with less, arrays are longer. */
const START_SHARE = 0.25;

/** Milliseconds of a part at least, beside which a message is nothing. */
const LEAST_PART = 4;

/**
 * Numbers in a part of an interval.
 *
 * @param most numbers, for the sake of memory
 */
export function partLength(from: bigint, to: bigint, workers: number, most: number): bigint {
  const numbers = Number(to - from) + 1;
  const least = Math.max(LEAST_PART * 1e6, startCost(to) / START_SHARE) / rateAt(to);
  const fair = numbers / (PARTS_PER_WORKER * workers);
  // Rather a long start in each worker than one worker alone.
  const length = Math.min(Math.max(fair, least), Math.max(fair, numbers / workers), most);
  return BigInt(Math.ceil(length));
}

function startCost(to: bigint): number {
  const root = Math.sqrt(Number(to));
  return (START_RATE * root) / Math.log(root + 2);
}

function rateAt(to: bigint): number {
  const height = Number(to);
  return RATES.find(([end]) => height <= end)?.[1] ?? 2;
}
