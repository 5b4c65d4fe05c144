// Shared by both ends: the address of Redis and the name of the queue.

export const QUEUE = 'shards';

/** Commands wait while Redis is unreachable; BullMQ requires this of workers. */
export const connection = {
  url: process.env.REDIS_URL ?? 'redis://127.0.0.1:6379',
  maxRetriesPerRequest: null,
};
