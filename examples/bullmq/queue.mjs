// What both ends have in common: where Redis is, and the name of the queue.

export const QUEUE = 'shards';

/** Commands wait while Redis is away, as a worker's must. */
export const connection = {
  url: process.env.REDIS_URL ?? 'redis://127.0.0.1:6379',
  maxRetriesPerRequest: null,
};
