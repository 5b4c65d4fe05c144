// Counts the primes of shards, one after another, each on all cores. Start one on each machine.

import { createRequire } from 'node:module';
import { Worker } from 'bullmq';
import { PrimePool, sealShard, splitRange } from 'primepool';
import { connection, QUEUE } from './queue.mjs';

const { version } = createRequire(import.meta.url)('primepool/package.json');
const pool = new PrimePool();

// A worker that has died or is stopped loses its lock after this time, and another takes the shard.
const lockDuration = Number(process.env.LOCK_MS ?? 30_000);

const worker = new Worker(
  QUEUE,
  async ({ data: { job, shard, shards } }) => {
    console.log(`shard ${shard}`);
    const { from, to } = splitRange(BigInt(job.from), BigInt(job.to), shards)[shard - 1];
    const count = await pool.countPrimes(from, to);
    return sealShard({ job, shard, shards, version, from, to, sums: { count } });
  },
  // By default, a shard that has lost two workers fails permanently.
  { connection, lockDuration, stalledInterval: lockDuration, maxStalledCount: 10 },
);
worker.on('error', (error) => console.error(error.message));
process.once('SIGTERM', async () => {
  await worker.close();
  await pool.close();
});
