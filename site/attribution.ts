// Which workers computed a result. If several workers share a number, the result names only the
// last of them and the sum of their times. The rest follows from the busy time of each worker,
// which the pool reports.

import type { PoolResult, WorkerShare } from 'primepool';

/** A worker's part of a number. */
export interface Part {
  readonly worker: number;
  /** Milliseconds. */
  readonly busy: number;
}

/** Milliseconds by which sums of the same times may differ after rounding. */
const ROUNDING = 1e-6;

/** Attributes the results of a pool that does nothing else, in order of arrival. */
export class Attribution {
  /** Milliseconds of each worker to subtract: attributed already, or before the first result. */
  readonly #spent = new Map<number, number>();

  /** @param perWorker the pool's statistics before the first result */
  constructor(perWorker: readonly WorkerShare[]) {
    for (const { worker, busy } of perWorker) this.#spent.set(worker, -busy);
  }

  /**
   * The worker that decided the number, or the several that shared it.
   *
   * @param perWorker the pool's statistics when this result arrives
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
 * The remaining time may belong to two shared numbers, of which this is the first. This one gets
 * the same fraction of each worker's time.
 */
function partsIn(elapsed: number, left: readonly Part[]): Part[] {
  const sum = left.reduce((sum, { busy }) => sum + busy, 0);
  const scale = Math.min(1, elapsed / sum);
  return left.map(({ worker, busy }) => ({ worker, busy: busy * scale }));
}
