// Kernels for integers of several words with one line broken. The cases must catch each.

import { powMod } from '../../src/arithmetic/pow-mod.js';
import { modularPower } from '../../src/bigint/modular-power.js';
import { lucasLehmer } from '../../src/primality/lucas-lehmer.js';
import { finish } from '../../src/steps/steps.js';
import { isExtraStrongLucasProbablePrime } from '../../src/tests/lucas.js';
import { isStrongInBigInts, isStrongProbablePrime } from '../../src/tests/strong.js';
import { multiword } from '../../src/wasm/multiword.js';
import { instantiate } from '../../src/wasm/multiword-kernel.js';
import { patterned, patternedOdd, SIZES, wrongProduct } from '../support/large-cases.js';
import { isProbablePrime, isProbablePrimeInBigInts } from '../support/multiword-kernels.js';
import { Random } from '../support/random.js';
import { compileMutant, type Mutant } from './mutants.js';

/** With `fused`, the mutation is in code that only that variant has. */
export interface MultiwordMutant extends Mutant {
  readonly fused?: true;
}

export const MULTIWORD_MUTANTS: readonly MultiwordMutant[] = [
  {
    name: 'a square without the products that occur once',
    file: 'multiword/columns.ts',
    find: 'sum0 = i64x2.add(i64x2.add(i64x2.shl(sum0, 1), p), v128.and(p, second));',
    replace: 'sum0 = i64x2.add(i64x2.shl(sum0, 1), v128.and(p, second));',
  },
  {
    name: 'a column that misses its last product',
    file: 'multiword/columns.ts',
    find: 'min(count, k + 4)',
    replace: 'min(count, k + 3)',
  },
  {
    name: 'digits of 28 bits for numbers that are too long for them',
    file: 'multiword/layout.ts',
    find: '1 << (63 - 2 * width)',
    replace: '1 << (70 - 2 * width)',
  },
  {
    name: 'the carry out of the lower half forgotten',
    file: 'multiword/residue.ts',
    find: 'carryOut(productAt(area), count, width) -',
    replace: '0 -',
  },
  {
    name: 'the lower half of the multiple forgotten',
    file: 'multiword/residue.ts',
    find: 'digitAt(top - DIGIT)) >> width',
    replace: 'digitAt(top - DIGIT)) >> 62',
  },
  {
    name: 'upper halves in the wrong column',
    file: 'multiword/columns.ts',
    find: 'v128.shuffle<i64>(high0, high1, 1, 2)), 16);',
    replace: 'high1), 16);',
    fused: true,
  },
  {
    name: 'a splitter of half the size',
    file: 'multiword/columns.ts',
    find: '0x4668000000000003',
    replace: '0x4668000000000002',
    fused: true,
  },
  {
    name: 'no row subtracted from doubles',
    file: 'multiword/residue.ts',
    find: '    if (less) sum = i64x2.sub(sum, integersAt(digit));\n',
    replace: '',
    fused: true,
  },
  {
    name: 'no row subtracted from integers',
    file: 'multiword/residue.ts',
    find: '    if (less) sum = i64x2.sub(sum, integersAt(digit));\n',
    replace: '',
  },
  {
    name: 'the carry of the lower half added to two columns of doubles',
    file: 'multiword/residue.ts',
    find: '    added = i64x2.splat(0);\n',
    replace: '',
    fused: true,
  },
  {
    name: 'the carry of the lower half added to two columns',
    file: 'multiword/residue.ts',
    find: '    added = i64x2.splat(0);\n',
    replace: '',
  },
  {
    name: 'two digits as integers without their signs',
    file: 'multiword/carry.ts',
    find: 'v128.load_ext<i32>(digits)',
    replace: 'v128.load_ext<u32>(digits)',
  },
  {
    name: 'windows that end with a zero',
    file: 'multiword/chains.ts',
    find: 'while (!bitOf(exponent, end)) end++;',
    replace: 'if (!bitOf(exponent, end)) end++;',
  },
  {
    name: 'the wrong odd power of the table',
    file: 'multiword/chains.ts',
    find: 'oddPowers + (window >> 1)',
    replace: 'oddPowers + (window >> 2)',
  },
  {
    name: 'no Lucas test below 2^256',
    file: 'primality/decide256.ts',
    find: 'return isExtraStrongLucas(p) ? PROBABLY_PRIME : COMPOSITE;',
    replace: 'return PROBABLY_PRIME;',
  },
  {
    name: 'no base-2 test below 2^256',
    file: 'primality/decide256.ts',
    find: '  if (!isStrongToBase2()) return COMPOSITE;\n',
    replace: '  isStrongToBase2();\n',
  },
  {
    name: 'odd parts of seven bits not left to the general test',
    file: 'primality/decide256.ts',
    find: 'if (bitLength(EXPONENT) < 8)',
    replace: 'if (bitLength(EXPONENT) < 7)',
  },
  {
    name: '2 subtracted instead of the parameter',
    file: 'multiword/fixed/chains.ts',
    find: 'product5(other, squared, other, LESS_P, inverse)',
    replace: 'product5(other, squared, other, LESS_2, inverse)',
  },
  {
    name: 'windows of three bits where they have four',
    file: 'multiword/fixed/power.ts',
    find: '((place & 1) << 2)) & 15',
    replace: '((place & 1) << 2)) & 7',
  },
  {
    name: 'a sum of residues with a factor of 1 for the second',
    file: 'multiword/residue.ts',
    find: 'timesB * digitAt(digitB)',
    replace: 'digitAt(digitB)',
  },
  {
    name: 'a power below 2^256 not reduced to the least residue',
    file: 'multiword/fixed/power.ts',
    find: '  makeCanonical(Y);\n  toWords',
    replace: '  toWords',
  },
  {
    name: 'words of a power without the bits of a byte that the digit before has written',
    file: 'multiword/fixed/residue.ts',
    find: 'load<u8>(at) | ',
    replace: '',
  },
  {
    name: 'the squarings of a strong test left out',
    file: 'primality/decide256.ts',
    find: 'for (let r = 0; r < twos; r++) {\n    leaveMontgomery(Y, X);',
    replace: 'for (let r = 0; r < 1; r++) {\n    leaveMontgomery(Y, X);',
  },
  {
    name: 'a prime missing among the small ones',
    file: 'multiword/small-factors.ts',
    find: 'if (rest % prime == 0) return prime;',
    replace: 'if (rest % prime == 1) return prime;',
  },
  {
    name: 'the part above 2^p added only once',
    file: 'primality/lucas-lehmer.ts',
    find: 'store<i64>(columns, load<i64>(columns) + over - 2);',
    replace: 'store<i64>(columns, load<i64>(columns) - 2);',
  },
];

/** Compiles the kernel with a mutation, or none. */
export function compileMultiwordMutant(mutant?: MultiwordMutant): Promise<WebAssembly.Module> {
  return compileMutant(mutant, 'multiword', mutant?.fused === true ? 'fused' : 'baseline');
}

/** The first mistake of a kernel, or undefined. */
export function multiwordMistakeOf(module: WebAssembly.Module): string | undefined {
  multiword.use(module);
  const random = new Random();
  const kernel = instantiate(module);
  const wrong =
    wrongProduct(kernel, random, SIZES, 4000) ?? wrongProduct(kernel, random, [3549, 4000], 600);
  if (wrong !== undefined) return wrong;
  for (let i = 0; i < 600; i++) {
    const n = i < 300 ? patternedOdd(random, 65 + random.below(200)) : NEAR_POWERS[i - 300];
    if (n === undefined || n < 2n ** 64n) continue;
    if (isProbablePrime(n) !== isProbablePrimeInBigInts(n)) return `${n}`;
    const base = 2n + (patterned(random, 256) % (n - 3n));
    const strong = finish(isStrongInBigInts(n, base));
    if (finish(isStrongProbablePrime(n, base)) !== strong) return `${n} to base ${base}`;
  }
  for (const n of NEAR_POWERS) {
    for (const base of [0n, 2n, n - 1n]) {
      const expected = finish(modularPower(base, n - 1n, n));
      if (powMod(base, n - 1n, n) !== expected) return `${base}^(n - 1) modulo ${n}`;
    }
  }
  for (let i = 0; i < 40; i++) {
    const n = patternedOdd(random, 257 + random.below(200));
    const [base, exponent] = [patterned(random, 256), patterned(random, 1 + random.below(300))];
    const expected = finish(modularPower(base, exponent, n));
    if (powMod(base, exponent, n) !== expected) return `${base}^${exponent} modulo ${n}`;
  }
  if (powMod(3n ** 60n, 2, 3n ** 100n) !== 0n) return 'a power that n divides';
  for (const n of PSEUDOPRIMES) {
    if (isProbablePrime(n)) return `${n}`;
    if (!finish(isStrongProbablePrime(n)) || finish(isExtraStrongLucasProbablePrime(n)))
      return `the tests of ${n}`;
  }
  if ([89, 107, 127, 521].some((p) => !finish(lucasLehmer(p)))) return 'Mersenne primes';
  return undefined;
}

const NEAR_POWERS = [128n, 192n, 253n].flatMap((exponent) =>
  Array.from({ length: 100 }, (_, i) => BigInt(2 * i + 1) * 2n ** exponent + 1n),
);

/** p·(2p - 1), strong to base 2. */
const PSEUDOPRIMES = [1099511633629n, 9223372036854783949n].map((p) => p * (2n * p - 1n));
