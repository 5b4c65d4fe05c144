// The benchmark's worker: what runs on one thread is measured here, so that the page stays alive.

import { arePrime, isPrime } from 'primepool';
import { isPrimeByMillerRabin } from '../bench/miller-rabin.js';
import { splitMix64 } from '../bench/random.js';
import {
  type BenchmarkReply,
  type BenchmarkRequest,
  type Contestant,
  SEED,
  type Workload,
} from './benchmark-protocol.js';

/** Different numbers in a workload: more than a branch predictor learns by heart. */
const COUNT = { random: 32_768, primes: 2048 } as const;

/** Milliseconds of a pass at least. Some browsers round the clock to one. */
const SPAN = 30;

let numbers = new BigUint64Array();
let answers = new Uint8Array();

addEventListener('message', ({ data }: MessageEvent<BenchmarkRequest>) => {
  const reply = (message: BenchmarkReply): void => postMessage(message);
  if (data.type === 'make') {
    numbers = makeNumbers(data.workload);
    answers = Uint8Array.from(numbers, (n) => Number(isPrimeByMillerRabin(n)));
    reply({ type: 'made', numbers, answers });
  } else {
    reply({ type: 'passed', ...pass(data.contestant) });
  }
});

function makeNumbers({ bits, kind }: Workload): BigUint64Array<ArrayBuffer> {
  const next = splitMix64(SEED);
  const top = 1n << BigInt(bits - 1);
  return BigUint64Array.from({ length: COUNT[kind] }, () => {
    for (;;) {
      const n = (next() >> BigInt(65 - bits)) | top;
      // Which it is, is decided by the other side afterwards.
      if (kind === 'random' || isPrime(n)) return n;
    }
  });
}

/** Decides numbers from the first on, again and again, until the clock can tell how long it took. */
function pass(contestant: Contestant): { nanoseconds: number; wrong: number } {
  const length = contestant === 'Miller–Rabin' ? Math.min(numbers.length, 512) : numbers.length;
  const part = numbers.subarray(0, length);
  let wrong = 0;
  const start = performance.now();
  for (let turns = 1; ; turns++) {
    const verdicts = DECIDE[contestant](part);
    wrong += verdicts.reduce((sum, verdict, index) => sum + Number(verdict !== answers[index]), 0);
    const elapsed = performance.now() - start;
    if (elapsed >= SPAN) return { nanoseconds: (elapsed * 1e6) / (turns * length), wrong };
  }
}

const oneByOne =
  (decide: (n: bigint) => boolean) =>
  (part: BigUint64Array): Uint8Array => {
    const verdicts = new Uint8Array(part.length);
    for (let index = 0; index < part.length; index++)
      verdicts[index] = Number(decide(part[index] ?? 0n));
    return verdicts;
  };

const DECIDE: Readonly<Record<Contestant, (part: BigUint64Array) => Uint8Array>> = {
  isPrime: oneByOne(isPrime),
  arePrime: (part) => arePrime(part),
  'Miller–Rabin': oneByOne(isPrimeByMillerRabin),
};
