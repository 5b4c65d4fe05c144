// The Wasm modules of the package. To add one is to add an entry to MODULES: the build compiles it,
// the bundles embed it as `kernel:NAME`, and the tests find it.

/**
 * `baseline` runs wherever there is SIMD, `fused` needs relaxed SIMD (multiply-add rounded once),
 * `wide` that and 128-bit products (wide arithmetic).
 *
 * @typedef {'baseline' | 'fused' | 'wide'} Variant
 */

/**
 * `debug` is the baseline with its preconditions checked, for tests.
 *
 * @typedef {Variant | 'debug'} Build
 */

/**
 * @typedef {object} KernelModule
 * @property {string} name of its files: build/NAME-VARIANT.wasm, dist/NAME.wasm
 * @property {string} entry the file with its exports
 * @property {readonly Variant[]} variants the slowest first
 * @property {readonly [initial: number, maximum: number]} pages of memory, of 64 KiB
 */

/** @type {readonly Readonly<KernelModule>[]} */
export const MODULES = Object.freeze([
  {
    name: 'word',
    entry: 'assembly/modules/word.ts',
    variants: ['baseline', 'fused', 'wide'],
    pages: [5, 5],
  },
  {
    name: 'multiword',
    entry: 'assembly/modules/multiword.ts',
    variants: ['baseline', 'fused'],
    pages: [1, 65536],
  },
  {
    name: 'sieve',
    entry: 'assembly/modules/sieve.ts',
    variants: ['baseline'],
    // Fixed areas of 2.7 MiB; at great heights some hundred MiB of primes.
    pages: [44, 65536],
  },
  {
    name: 'count',
    entry: 'assembly/modules/count.ts',
    variants: ['baseline'],
    // Without tables; with those for 10^19, 40 MiB.
    pages: [5, 4096],
  },
  {
    name: 'factor',
    entry: 'assembly/modules/factor.ts',
    variants: ['baseline'],
    pages: [5, 65536],
  },
]);

/** @type {Readonly<Record<Build, readonly string[]>>} */
const OPTIONS = {
  baseline: ['--target', 'release'],
  fused: ['--target', 'release', '--enable', 'relaxed-simd'],
  wide: ['--target', 'release', '--enable', 'relaxed-simd', '--use', 'WIDE=1'],
  debug: ['--target', 'debug'],
};

/**
 * What the compiler is told; asconfig.json holds what is common to all modules.
 *
 * @param {Readonly<KernelModule>} module
 * @param {Build} build
 * @returns {string[]}
 */
export function compilerOptions({ entry, pages: [initial, maximum] }, build) {
  const memory = ['--initialMemory', `${initial}`, '--maximumMemory', `${maximum}`];
  return [entry, ...OPTIONS[build], ...memory];
}

/**
 * Where the build writes it.
 *
 * @param {string} name
 * @param {Build} build
 */
export function kernelFile(name, build) {
  return `build/${name}-${build}.wasm`;
}
