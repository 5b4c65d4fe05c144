// The benchmark's worker. All sides are measured here: the page stays responsive, and its drawing
// does not delay the pool.

import { arePrime, isPrime, PrimePool } from 'primepool';
import { splitMix64 } from '../bench/support/random.js';
import { isPrimeBigInt } from '../test/oracle/bigint-primality.js';
import {
  type BenchmarkReply,
  type BenchmarkRequest,
  type Pass,
  SEED,
  type Side,
  type Workload,
} from './benchmark-protocol.js';

/** Different numbers in a workload: more than a branch predictor can learn. */
const COUNT = { random: 32_768, primes: 2048 } as const;

/** Minimum milliseconds of a pass. Some browsers round the clock to 1 ms. */
const SPAN = 30;

/** Numbers passed to the pool in one call, and the minimum milliseconds of its repeated calls. */
const POOL_COUNT = { random: 262_144, primes: 32_768 } as const;
const POOL_SPAN = 40;

interface Numbers {
  readonly numbers: BigUint64Array;
  readonly answers: Uint8Array;
}

const pool = new PrimePool();
let few: Numbers = { numbers: new BigUint64Array(), answers: new Uint8Array() };
/** The numbers of `few`, repeated. */
let many = few;

addEventListener('message', ({ data }: MessageEvent<BenchmarkRequest>) => {
  // An error reaches the page's error handler, as from a synchronous listener.
  answer(data).then((reply) => postMessage(reply), reportError);
});

async function answer(request: BenchmarkRequest): Promise<BenchmarkReply> {
  if (request.type === 'pass') {
    const { side } = request;
    return { type: 'passed', ...(side === 'pool' ? await poolPass() : pass(side)) };
  }
  const { workload } = request;
  const numbers = makeNumbers(workload);
  few = { numbers, answers: Uint8Array.from(numbers, (n) => Number(isPrimeBigInt(n))) };
  many = repeat(few, POOL_COUNT[workload.kind]);
  await pool.start();
  return { type: 'made' };
}

function makeNumbers({ bits, kind }: Workload): BigUint64Array<ArrayBuffer> {
  const next = splitMix64(SEED);
  const top = 1n << BigInt(bits - 1);
  return BigUint64Array.from({ length: COUNT[kind] }, () => {
    for (;;) {
      const n = (next() >> BigInt(65 - bits)) | top;
      // Miller–Rabin decides all numbers again afterwards.
      if (kind === 'random' || isPrime(n)) return n;
    }
  });
}

/** Repeats numbers and their answers up to the given length. */
function repeat({ numbers, answers }: Numbers, length: number): Numbers {
  const many = { numbers: new BigUint64Array(length), answers: new Uint8Array(length) };
  for (let at = 0; at < length; at += numbers.length) {
    many.numbers.set(numbers.subarray(0, length - at), at);
    many.answers.set(answers.subarray(0, length - at), at);
  }
  return many;
}

async function poolPass(): Promise<Pass> {
  const { numbers, answers } = many;
  let elapsed = 0;
  let wrong = 0;
  for (let turns = 1; ; turns++) {
    const start = performance.now();
    const verdicts = await pool.arePrime(numbers);
    elapsed += performance.now() - start;
    wrong += countWrong(verdicts, answers);
    if (elapsed >= POOL_SPAN)
      return { nanoseconds: (elapsed * 1e6) / (turns * numbers.length), wrong };
  }
}

/** Decides the numbers repeatedly, until the clock can measure the time. */
function pass(side: keyof typeof DECIDE): Pass {
  const { numbers, answers } = few;
  const length = side === 'Miller–Rabin' ? Math.min(numbers.length, 512) : numbers.length;
  const part = numbers.subarray(0, length);
  let wrong = 0;
  const start = performance.now();
  for (let turns = 1; ; turns++) {
    wrong += countWrong(DECIDE[side](part), answers);
    const elapsed = performance.now() - start;
    if (elapsed >= SPAN) return { nanoseconds: (elapsed * 1e6) / (turns * length), wrong };
  }
}

function countWrong(verdicts: Uint8Array, answers: Uint8Array): number {
  return verdicts.reduce((sum, verdict, index) => sum + Number(verdict !== answers[index]), 0);
}

const oneByOne =
  (decide: (n: bigint) => boolean) =>
  (part: BigUint64Array): Uint8Array => {
    const verdicts = new Uint8Array(part.length);
    for (let index = 0; index < part.length; index++)
      verdicts[index] = Number(decide(part[index] ?? 0n));
    return verdicts;
  };

const DECIDE: Readonly<Record<Exclude<Side, 'pool'>, (part: BigUint64Array) => Uint8Array>> = {
  isPrime: oneByOne(isPrime),
  arePrime: (part) => arePrime(part),
  'Miller–Rabin': oneByOne(isPrimeBigInt),
};
