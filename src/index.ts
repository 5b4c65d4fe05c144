// Everything.

export * from './pool.js';
export * from './primality.js';
