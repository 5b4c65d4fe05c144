// The Wasm modules of the package. To add one, add an entry to MODULES: the build compiles it, the
// bundles embed it as `kernel:NAME`, and the tests find it.

/**
 * `baseline` needs SIMD. `fused` also needs relaxed SIMD (multiply-add rounded once), and `wide`
 * needs 128-bit products (wide arithmetic) as well.
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
 * @property {readonly [initial: number, maximum: number]} pages of memory, 64 KiB each. Engines may
 *   reserve addresses for the maximum, as V8 does without its trap handler (with it, V8 reserves
 *   10 GiB whatever the maximum)
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
    // One integer takes up to 1 MiB during its test; 256 MiB hold hundreds at a time.
    pages: [1, 4096],
  },
  {
    name: 'sieve',
    entry: 'assembly/modules/sieve.ts',
    variants: ['baseline'],
    // Fixed areas of 2.7 MiB, and 8 bytes for each sieving prime with a multiple still to come: 349
    // MiB just below 2^64. 1 GiB holds all that have a multiple in one part.
    pages: [44, 16384],
  },
  {
    name: 'count',
    entry: 'assembly/modules/count.ts',
    variants: ['baseline'],
    // The initial pages hold no tables; those for 10^19 take 40 MiB.
    pages: [5, 1024],
  },
  {
    name: 'factor',
    entry: 'assembly/modules/factor.ts',
    variants: ['baseline'],
    // The matrix of the largest factor base, 60,000 columns, takes 430 MiB; the areas before it
    // take 9 MiB.
    pages: [5, 8192],
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
 * The compiler's arguments; asconfig.json holds the options of all modules.
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
 * Where the build writes a module.
 *
 * @param {string} name
 * @param {Build} build
 */
export function kernelFile(name, build) {
  return `build/${name}-${build}.wasm`;
}
