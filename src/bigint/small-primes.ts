// The small primes up to any limit.

let known: Uint32Array = new Uint32Array();
let knownUpTo = 0;

/**
 * The primes up to a limit, by the sieve of Eratosthenes; cached up to the greatest limit so far.
 */
export function primesUpTo(limit: number): Uint32Array {
  if (limit > knownUpTo) {
    known = sieve(limit);
    knownUpTo = limit;
  }
  return known.subarray(0, countUpTo(limit));
}

function countUpTo(limit: number): number {
  let low = 0;
  let high = known.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((known[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sieve(limit: number): Uint32Array {
  const composite = new Uint8Array(limit + 1);
  const primes: number[] = [];
  for (let n = 2; n <= limit; n++) {
    if (composite[n] === 1) continue;
    primes.push(n);
    for (let multiple = n * n; multiple <= limit; multiple += n) composite[multiple] = 1;
  }
  return Uint32Array.from(primes);
}
