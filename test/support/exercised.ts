/**
 * What `test/hosts/fixtures/exercise.js` reports wherever the package works in full, except for the
 * variant and the worker's source.
 */
export const EXERCISED = {
  mode: 'workers',
  largest: true,
  divided: 9,
  workers: [1, 2],
  tested: 9,
  many: 23_000,
  aborted: 'TimeoutError',
  closed: 'ERR_POOL_CLOSED',
} as const;
