// The expected cost of sieving an interval, and its division into parts. Measured on a server of
// 2024 at 3 GHz.

/** Nanoseconds per number, up to each height. */
const RATES: readonly (readonly [height: number, ns: number])[] = [
  [1e10, 0.08],
  [1e12, 0.14],
  [1e14, 0.2],
  [1e16, 0.33],
  [1e18, 0.7],
  [2 ** 64, 2.5],
];

/** Nanoseconds of the start, per prime up to the root. */
const START_RATE = 7;

/** Nanoseconds per number if small primes and tests are faster: see `plan.ts`. */
const TEST_RATE = 20;

/** Minimum milliseconds of any interval. */
const LEAST = 0.05;

/** Milliseconds for the numbers from `from` to `to`; 0 if there are none. */
export function sieveCost(from: bigint, to: bigint): number {
  if (from > to) return 0;
  const numbers = Number(to - from) + 1;
  const tested = numbers * TEST_RATE;
  return LEAST + Math.min(tested, startCost(to) + numbers * rateAt(to)) / 1e6;
}

/** Maximum parts per worker, which lets workers finish at about the same time. */
const PARTS_PER_WORKER = 8;

/**
 * The share of the start in the time of a part: for counting, and for listing, whose primes are in
 * memory.
 */
const START_SHARE = 0.1;
const LIST_START_SHARE = 0.25;

/** Minimum milliseconds of a part, beside which a message is negligible. */
const LEAST_PART = 4;

/**
 * Numbers in a part of a counted interval: as many parts per worker as the cost of starts allows.
 */
export function countPartLength(from: bigint, to: bigint, workers: number): bigint {
  const fair = (Number(to - from) + 1) / workers;
  const parts = Math.floor(fair / partLength(to, START_SHARE));
  return BigInt(Math.ceil(fair / Math.min(Math.max(parts, 1), PARTS_PER_WORKER)));
}

/** Numbers in a part of a listed interval, at a height. */
export function listPartLength(height: bigint): bigint {
  return BigInt(Math.ceil(partLength(height, LIST_START_SHARE)));
}

function partLength(height: bigint, share: number): number {
  return Math.max(LEAST_PART * 1e6, startCost(height) / share) / rateAt(height);
}

/** Nanoseconds to start at a height. */
function startCost(height: bigint): number {
  const root = Math.sqrt(Number(height));
  return (START_RATE * root) / Math.log(root + 2);
}

/** Nanoseconds per number at a height. */
function rateAt(height: bigint): number {
  return RATES.find(([end]) => Number(height) <= end)?.[1] ?? 2.5;
}
