// Ways to break the counts, one line at a time. The cases must catch each. None makes an endless
// loop.

import { type Parameters, parametersOf } from '../../src/count/parameters.js';
import { count } from '../../src/wasm/count.js';
import { countsBelow } from '../oracle/counts.js';
import { countByFormula } from '../support/count-by-formula.js';
import { Random } from '../support/random.js';
import type { Mutant } from './mutants.js';

const LINES: readonly (readonly [file: string, find: string, replace: string])[] = [
  ['wheel', 'bits |= (<u64>1)', 'bits = (<u64>1)'],
  ['cross-off', 'byte >= remainder ? byte', 'byte > remainder ? byte'],
  ['cross-off', 'store<u8>(at + 3 * p, load<u8>(at + 3 * p) & mask);', ''],
  ['cross-off', 'store<u8>(at, value ^ (set << bit));', ''],
  ['cross-off', 'cleared += set;', 'cleared++;'],
  ['pattern', 'crossOff(pattern, PERIOD, 0, 13);', ''],
  ['pattern', 'from = 0;', 'from = 1;'],
  ['pattern', 'phi7(n / 19)', 'phi7(n / 20)'],
  ['prime-table', 'if (p > listLimit) return;', 'if (p >= listLimit) return;'],
  ['prime-table', '<u64>p * p >= high', '<u64>p * p * 2 >= high'],
  ['prime-table', 'let count: u32 = 3;', 'let count: u32 = 2;'],
  ['square-free', 'if (rest > y) store', 'if (rest >= y) store'],
  ['square-free', 'removeSquares(block, blocks, square, residue(j));', ''],
  ['square-free', 'min(p, FACTOR_LIMIT) : value) ^ 1', 'min(p, FACTOR_LIMIT) : value)'],
  ['square-free', '2 * p + 1', '2 * p - 2'],
  ['ordinary', 'if (m > z) break;', ''],
  ['ordinary', 'withFactorsAbove(entries, 19)', 'withFactorsAbove(entries, 23)'],
  ['ordinary', '> 0 ? phi : -phi', '> 0 ? phi : phi'],
  ['gather', 'byteUpTo(greatest - lastBlock * 30)', '0xff'],
  ['gather', 'bits &= ~byteUpTo(least - firstBlock * 30)', 'bits &= 0xff'],
  ['gather', 'let i = greatest; i > least', 'let i = greatest - 1; i >= least'],
  ['gather', 'store<u32>(at, (position << 1) | 1);', 'store<u32>(at, position << 1);'],
  ['hard', 'crossOff(sieve, SEGMENT_BYTES, low, 19);', ''],
  ['hard', 'min(min(limit, xp / p / p)', 'min(min(limit, xp / p / p + 1)'],
  ['hard', 'composite ? z / p : p', 'composite ? z / p - 1 : p'],
  ['hard', '<u64>p * p >= to && low > 0', '<u64>p * p >= to'],
  ['hard', 'add(totals, b, left);', ''],
  ['hard', 'add(signs, b, signSum);', ''],
  ['hard', 'sum += counted + phi * signSum;', 'sum += counted;'],
  ['hard', 'left -= crossOffCounted', 'crossOffCounted'],
  ['hard', '  before = 0;', ''],
  ['hard', '      inside = 0;', ''],
  ['semiprimes', '<i64>b - 2 : 0', '<i64>b - 1 : 0'],
  [
    'semiprimes',
    'if (p <= least || p > greatest) continue;',
    'if (p < least || p > greatest) continue;',
  ],
  ['semiprimes', 'p <= least || p > greatest', 'p <= least || p >= greatest'],
  ['semiprimes', 'terms++;', ''],
  ['semiprimes', 'primesSoFar += <i64>count + missing;', 'primesSoFar += <i64>count;'],
  ['easy', 'if (low == 0) primesSoFar = 3;', 'if (low == 0) primesSoFar = 2;'],
  ['easy', 'leafSum(xp, <u32>easy,', 'leafSum(xp, <u32>easy + 2,'],
  ['easy', '<u32>middle, <u32>inSegment, 2, 0', '<u32>middle, <u32>inSegment, 1, 0'],
  ['easy', 'const first = pi(least) + 1;', 'const first = pi(least) + 2;'],
  ['easy', 'if (at == end) {', 'if (at > end) {'],
  ['easy', 'const half = f64x2.splat(0.5);', 'const half = f64x2.splat(-0.5);'],
  ['easy', 'i32x4.extract_lane(place, 2)', 'i32x4.extract_lane(place, 0)'],
  ['easy', 'max(<u32>cube, z / p)', 'z / p'],
  ['easy', '(<i64>count - b + 2) * (i - next)', '(<i64>count - b + 1) * (i - next)'],
  ['sigma', 'x / prime(b) / y', 'x / prime(b) / (y + 1)'],
  ['sigma', 'x / prime(b) / prime(b)', 'x / prime(b) / (prime(b) + 1)'],
  ['sigma', 'sum += count * count;', 'sum += count;'],
];

export const COUNT_MUTANTS: readonly Mutant[] = LINES.map(([file, find, replace]) => ({
  name: `${file}: "${find}" made "${replace}"`,
  file: `count/${file}.ts`,
  find,
  replace,
}));

/** π(x) with parameters that give every kind of leaf, in one part and in several. */
const COUNTS: readonly (readonly [x: bigint, y: number, z: number, parts: number, pi: bigint])[] = [
  [200_000n, 2, 2, 1, 17_984n],
  [999_983n, 1.5, 1.5, 1, 78_498n],
  [999_983n ** 2n, 1, 1, 1, 37_606_680_932n],
  [2n ** 32n, 2, 2, 3, 203_280_221n],
  [10n ** 10n, 1, 6, 4, 455_052_511n],
  [10n ** 11n, 3, 2, 2, 4_118_054_813n],
  [10n ** 11n, 12, 1, 5, 4_118_054_813n],
  [10n ** 12n, 4, 2, 7, 37_607_912_018n],
  [10n ** 13n, 5, 2, 1, 346_065_536_839n],
];

/**
 * Random x below 2^21 with random parameters, y prime in half of them, where the bounds matter.
 */
const SIEVED = countsBelow(2 ** 21);
const RANDOM: readonly Parameters[] = randomParameters(200);

function randomParameters(size: number): Parameters[] {
  const random = new Random(17);
  return Array.from({ length: size }, (_, i) => {
    const x = 200_000 + random.below(2 ** 21 - 200_000);
    const [alphaY, alphaZ] = [1 + random.below(500) / 100, 1 + random.below(500) / 100];
    const parameters = parametersOf(BigInt(x), alphaY, alphaZ);
    if (i % 2 === 0) return parameters;
    let y = parameters.y;
    while (SIEVED[y] === SIEVED[y - 1]) y--;
    return parametersOf(BigInt(x), (y + 0.5) / parameters.cubeRootX, alphaZ);
  });
}

/** The first mistake of a module, or undefined. */
export function countMistakeOf(module: WebAssembly.Module): string | undefined {
  count.use(module);
  try {
    for (const [x, y, z, parts, pi] of COUNTS) {
      const answer = countByFormula(parametersOf(x, y, z), parts);
      if (answer !== pi) return `π(${x}) = ${answer}`;
    }
    for (const parameters of RANDOM) {
      const answer = Number(countByFormula(parameters));
      if (answer !== SIEVED[Number(parameters.x)]) return `π(${parameters.x}) = ${answer}`;
    }
    return undefined;
  } catch (error) {
    return String(error);
  }
}
