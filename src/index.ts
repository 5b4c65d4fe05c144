// Everything.

export * from './factor.js';
export * from './pool.js';
export * from './primality.js';
