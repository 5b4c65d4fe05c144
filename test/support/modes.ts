/**
 * Folders of `test/` whose files run in both modes: fast with some of their cases and the command
 * in the process of the tests, slow with all cases and the command in processes (extent.ts).
 */
export const IN_BOTH_MODES: readonly string[] = [
  'cli',
  'count',
  'generate',
  'input',
  'pool',
  'primality',
  'sieve',
  'wasm',
];
