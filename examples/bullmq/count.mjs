// Counts the primes of a range on all workers: node count.mjs FROM TO SHARDS. Run it again after an
// interruption: no shard is queued twice.

import { setTimeout } from 'node:timers/promises';
import { Queue } from 'bullmq';
import { mergeShards, shardName, splitRange } from 'primepool';
import { connection, QUEUE } from './queue.mjs';

const [from, to, shards] = process.argv.slice(2).map(Number);
const job = { kind: 'count', from: String(from), to: String(to) };
const queue = new Queue(QUEUE, { connection });
queue.on('error', (error) => console.error(error.message));

const names = splitRange(from, to, shards).map(({ shard }) => shardName(job, shard, shards));
await queue.addBulk(
  names.map((name, i) => ({
    name: job.kind,
    data: { job, shard: i + 1, shards },
    opts: { jobId: name, attempts: 5, backoff: 1000 },
  })),
);

const results = new Map();
while (results.size < shards) {
  for (const name of names.filter((known) => !results.has(known))) {
    const queued = await queue.getJob(name);
    // Not the state, which may be newer than the job that was read.
    if (queued.returnvalue) results.set(name, queued.returnvalue);
    else if (await queued.isFailed()) throw new Error(`${name}: ${queued.failedReason}`);
  }
  await setTimeout(500);
}
const merged = mergeShards(results.values());
if (merged.complete) console.log(String(merged.sums.count));
await queue.close();
