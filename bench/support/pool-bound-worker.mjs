/** A thread of `pool-bound.ts`: it receives its numbers once, and decides them on each request. */
import { parentPort } from 'node:worker_threads';
import { decideMany } from './pool-tasks.mjs';

let numbers = new BigUint64Array();
parentPort?.on('message', (/** @type {BigUint64Array<ArrayBuffer> | 'decide'} */ message) => {
  if (message !== 'decide') {
    numbers = message;
    return;
  }
  const verdicts = decideMany(numbers);
  parentPort?.postMessage(verdicts, [verdicts.buffer]);
});
