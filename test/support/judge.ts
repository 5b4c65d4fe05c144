// Compares a variant of the kernel with known verdicts and with the baseline. Runs in any engine.

import type { Cases } from './cases.js';
import { instantiateKernel, type RawKernel } from './raw-kernel.js';
import { filterFamily, wrongVerdicts } from './verdicts.js';

/** The results of the cases in one variant of the kernel. */
export interface Judgement {
  readonly variant: string;
  /** Whether the engine supports its instructions. If not, nothing was decided. */
  readonly valid: boolean;
  /** How many answers were given. */
  readonly answers: number;
  /** Wrong answers, the first few of each kind of call. */
  readonly wrong: readonly string[];
}

/** A kind of call: answers for the numbers that it accepts, in order. */
interface Call {
  readonly name: string;
  accepts(n: bigint): boolean;
  decide(kernel: RawKernel, ns: readonly bigint[]): boolean[];
}

const anyNumber = (): boolean => true;
const isSafe = (n: bigint): boolean => n < 2n ** 53n;
const is32Bit = (n: bigint): boolean => n < 2n ** 32n;

const CALLS: readonly Call[] = [
  {
    name: 'isPrime',
    accepts: anyNumber,
    decide: (kernel, ns) => ns.map((n) => kernel.isPrime(n) === 1),
  },
  {
    name: 'isPrimeDouble',
    accepts: isSafe,
    decide: (kernel, ns) => ns.map((n) => kernel.isPrimeDouble(Number(n)) === 1),
  },
  {
    name: 'arePrime',
    accepts: anyNumber,
    decide: (kernel, ns) =>
      inBatches(kernel, ns, (part, address) => {
        new BigUint64Array(kernel.memory.buffer, address, part.length).set(part);
      }),
  },
  {
    name: 'arePrime of doubles',
    accepts: isSafe,
    decide: (kernel, ns) =>
      inBatches(kernel, ns, (part, address) => {
        new Float64Array(kernel.memory.buffer, address, part.length).set(part.map(Number));
        kernel.convertDoubles(part.length);
      }),
  },
  {
    name: 'arePrime of 32-bit integers',
    accepts: is32Bit,
    decide: (kernel, ns) =>
      inBatches(kernel, ns, (part, address) => {
        new Uint32Array(kernel.memory.buffer, address, part.length).set(part.map(Number));
        kernel.widenIntegers(part.length);
      }),
  },
];

/**
 * Makes each variant decide the cases, by every kind of call, and divide.
 *
 * @param variants the bytes of each, the baseline among them
 */
export function judgeVariants(
  variants: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
  cases: Cases,
): Judgement[] {
  const baselineBytes = variants.get('baseline');
  if (baselineBytes === undefined) throw new Error('there is no baseline to compare with');
  const baseline = instantiateKernel(new WebAssembly.Module(baselineBytes));
  return Array.from(variants, ([variant, bytes]) => {
    if (!WebAssembly.validate(bytes)) return { variant, valid: false, answers: 0, wrong: [] };
    const kernel = instantiateKernel(new WebAssembly.Module(bytes));
    return { variant, valid: true, ...judge(kernel, baseline, cases) };
  });
}

function judge(
  kernel: RawKernel,
  baseline: RawKernel,
  cases: Cases,
): Pick<Judgement, 'answers' | 'wrong'> {
  const wrong: string[] = [];
  let answers = 0;
  for (const { name, accepts, decide } of CALLS) {
    const { numbers, prime } = filterFamily({ name, ...cases }, accepts);
    const given = decide(kernel, numbers);
    const mistakes = wrongVerdicts(numbers, given, prime);
    const differences = wrongVerdicts(numbers, given, decide(baseline, numbers));
    wrong.push(...mistakes.map((text) => `${name}: ${text}`));
    wrong.push(...differences.map((text) => `${name}, unlike the baseline: ${text}`));
    answers += given.length;
  }
  const divisible = cases.numbers.filter((n) => n > 0n);
  const differing = divisible.filter((n) => divisor(kernel, n) !== divisor(baseline, n));
  wrong.push(...differing.slice(0, 5).map((n) => `findDivisor, unlike the baseline: ${n}`));
  return { answers: answers + divisible.length, wrong };
}

/** The least divisor up to 1000: the first few turns, which all variants do in SIMD lanes. */
function divisor(kernel: RawKernel, n: bigint): number {
  return kernel.findDivisor(n, 2, 1000);
}

function inBatches(
  kernel: RawKernel,
  ns: readonly bigint[],
  write: (part: readonly bigint[], address: number) => void,
): boolean[] {
  const given: boolean[] = [];
  const capacity = kernel.CAPACITY.value;
  const verdicts = new Uint8Array(kernel.memory.buffer, kernel.verdictsAddress(), capacity);
  for (let start = 0; start < ns.length; start += capacity) {
    const part = ns.slice(start, start + capacity);
    write(part, kernel.numbersAddress());
    // Verdicts of an earlier batch must not pass for verdicts on this one.
    verdicts.fill(2);
    kernel.arePrime(part.length);
    for (const verdict of verdicts.subarray(0, part.length)) given.push(verdict === 1);
  }
  return given;
}
