// Whose work a result was. Of a number that several workers share, the result names only the last
// of them and the sum of their times. But the pool also says how long each of its workers has
// worked, and that tells the rest.

import type { PoolResult, WorkerShare } from 'primepool';

/** A worker's part in a number. */
export interface Part {
  readonly worker: number;
  /** Milliseconds. */
  readonly busy: number;
}

/** Milliseconds that sums of the same times may differ by, when they are rounded. */
const ROUNDING = 1e-6;

/** Attributes the results of a pool that does nothing else, in the order in which they come. */
export class Attribution {
  /** Milliseconds of each worker that are in no part yet, less those before the first result. */
  readonly #spent = new Map<number, number>();

  /** @param perWorker what the pool says of its workers before the first result */
  constructor(perWorker: readonly WorkerShare[]) {
    for (const { worker, busy } of perWorker) this.#spent.set(worker, -busy);
  }

  /**
   * Who decided it: one worker, or several that shared it.
   *
   * @param perWorker what the pool says of its workers when this result comes
   */
  partsOf({ worker, elapsed }: PoolResult, perWorker: readonly WorkerShare[]): readonly Part[] {
    const left = perWorker
      .map((share) => ({ worker: share.worker, busy: share.busy + this.#before(share.worker) }))
      .filter(({ busy }) => busy > ROUNDING);
    const own = left.find((part) => part.worker === worker)?.busy ?? 0;
    const parts = own >= elapsed - ROUNDING ? [] : partsIn(elapsed, left);
    if (parts.length === 0) parts.push({ worker, busy: elapsed });
    for (const part of parts) this.#spent.set(part.worker, this.#before(part.worker) - part.busy);
    return parts;
  }

  #before(worker: number): number {
    return this.#spent.get(worker) ?? 0;
  }
}

/**
 * What is left may be of two shared numbers, of which this is the first: by the same part of each.
 */
function partsIn(elapsed: number, left: readonly Part[]): Part[] {
  const sum = left.reduce((sum, { busy }) => sum + busy, 0);
  const scale = Math.min(1, elapsed / sum);
  return left.map(({ worker, busy }) => ({ worker, busy: busy * scale }));
}
