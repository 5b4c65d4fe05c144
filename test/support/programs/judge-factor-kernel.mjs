// Says what a kernel of factoring gets wrong first: answers, and methods that find less than they
// should. A worker, so that a kernel whose loops do not end can be stopped.

import { parentPort, workerData } from 'node:worker_threads';

const { module, evidence } = workerData;
const kernel = new WebAssembly.Instance(module).exports;

parentPort?.postMessage(firstMistake());

function firstMistake() {
  try {
    const { words, semiprimes, small } = evidence;
    for (const { name, numbers, primes } of words) {
      if (!numbers.every((n, place) => isFactored(n, primes[place]))) return name;
    }
    if (!small.every((n) => divides(kernel.divisorByHart(n), n))) return "Hart's method";
    if (!small.every((n) => divides(kernel.divisorByRho(n, 1n, 1 << 16), n))) return 'rho';
    if (!semiprimes.every((n) => divides(kernel.divisorWithoutCurves(n), n))) return 'no curves';
    for (const { giants, least } of evidence.curves) {
      let found = 0;
      for (const n of semiprimes) {
        for (let sigma = 11; sigma < 19; sigma++) {
          const divisor = kernel.divisorByCurve(n, sigma, 2, giants);
          if (divisor === 0n) continue;
          if (!divides(divisor, n)) return 'a curve finds what is no divisor';
          found++;
        }
      }
      if (found < least) return `${giants} giant steps find ${found} of ${least}`;
    }
    for (const { n, sigma, level, giants, divisor } of evidence.twoWords) {
      const found = kernel.divisorByCurve89(n, n >> 64n, sigma, level, giants);
      const high = kernel.divisorHigh() << 64n;
      const answer = high | BigInt.asUintN(64, kernel.divisorLow());
      if (divisor === 0n) {
        // Stage 1 may have told the one prime from the other.
        if (found !== 0 && (answer === n || n % answer !== 0n)) return `${answer} divides ${n}`;
      } else if (found === 0 || answer !== divisor) {
        return `the curve ${sigma} does not find ${divisor} in ${n}`;
      }
    }
    return undefined;
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) return `a trap: ${error.message}`;
    throw error;
  }
}

function divides(divisor, n) {
  const d = BigInt.asUintN(64, divisor);
  return d > 1n && d < n && n % d === 0n;
}

function isFactored(n, primes) {
  const { buffer } = kernel.memory;
  new BigUint64Array(buffer, kernel.numbersAddress())[0] = n;
  const total = kernel.factorBatch(1);
  const found = new BigUint64Array(buffer, kernel.primesAddress(), total);
  const exponents = new Uint8Array(buffer, kernel.exponentsAddress(), total);
  const all = [...found].flatMap((prime, i) => new Array(exponents[i]).fill(prime));
  return all.join() === primes.join();
}
