// Reports the first mistake of a kernel of factoring: a wrong answer, or a method that finds less
// than it should. A worker, so that a kernel whose loops do not end can be stopped.

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
          if (!divides(divisor, n)) return 'a curve finds a non-divisor';
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
    return evidence.rows.map(mistakeInRows).find((mistake) => mistake !== undefined);
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

function mistakeInRows(known) {
  const { n, bits } = known;
  writeNumber(n);
  const r = 1n << BigInt(kernel.prepareRows(bits, 60));
  const slots = { p: 10, q: 11, difference: 12, target: 13 };
  const xOf = (slot) => kernel.FIRST_X.value + 2 * slot;
  const write = (row, a) => {
    writeNumber((a * r) % n);
    kernel.writeRow(row);
  };
  const writePoint = (slot, [x, z]) => {
    write(xOf(slot), x);
    write(xOf(slot) + 1, z);
  };
  // a·R, the form in the rows.
  const isAt = (row, a) => {
    kernel.readRow(row);
    return (readNumber() - a * r) % n === 0n;
  };
  const isPoint = (slot, [x, z]) => isAt(xOf(slot), x) && isAt(xOf(slot) + 1, z);
  write(kernel.ONE.value, 1n);
  write(kernel.A24.value, known.a24);
  for (const name of ['p', 'q', 'difference']) writePoint(slots[name], known[name]);
  const { p, q, difference, target } = slots;
  kernel.multiplyRows(xOf(target), xOf(p), xOf(q));
  if (!isAt(xOf(target), known.product)) return `a product of ${bits} bits`;
  kernel.doublePoint(target, p);
  if (!isPoint(target, known.doubled)) return `a doubled point of ${bits} bits`;
  kernel.addPoints(target, p, q, difference);
  if (!isPoint(target, known.sum)) return `a sum of points of ${bits} bits`;
  kernel.addLucas(target, p, q, difference);
  if (!isAt(xOf(target), known.lucas)) return `a value of a sequence of ${bits} bits`;
  write(kernel.PRODUCT.value, 1n);
  kernel.multiplyDifferences(p, q, difference + 1);
  if (!isAt(kernel.PRODUCT.value, known.differences)) return `differences of ${bits} bits`;
  const [base, low, high] = [kernel.BASE.value, kernel.LOW.value, kernel.HIGH.value];
  const top = known.scalar.toString(2).length - 1;
  for (const slot of [base, low]) writePoint(slot, [known.p[0], 1n]);
  kernel.doublePoint(high, base);
  writeNumber(known.scalar);
  kernel.climbLadder(top, 0);
  kernel.readRow(xOf(low));
  const x = readNumber();
  kernel.readRow(xOf(low) + 1);
  if ((x + 5n * readNumber() - known.multiple * r) % n !== 0n) return `a ladder of ${bits} bits`;
  write(xOf(low), known.p[0]);
  writeNumber(known.scalar);
  kernel.climbPower(top, 0);
  if (!isAt(xOf(low), known.power)) return `a power of ${bits} bits`;
  return undefined;
}

function words() {
  return new BigUint64Array(kernel.memory.buffer, kernel.wordsAddress(), 128);
}

function writeNumber(a) {
  words().forEach((_, i, all) => {
    all[i] = a >> BigInt(64 * i);
  });
}

function readNumber() {
  return words().reduceRight((a, word) => (a << 64n) | word, 0n);
}
