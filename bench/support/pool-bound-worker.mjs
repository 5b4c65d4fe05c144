/**
 * A thread of `pool-bound.ts`: it is given its numbers once, and decides them whenever it is told
 * to.
 */
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
