// All exports of all subjects.

export * from './arithmetic.js';
export * from './factor.js';
export * from './pool.js';
export * from './primality.js';
export * from './proof.js';
export * from './shards.js';
export * from './sieve.js';
export * from './tests.js';
