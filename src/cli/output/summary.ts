// The totals of a run of `check`.

import type { PoolStats } from 'primepool';
import type { Answered } from '../commands/answer.js';
import { duration, grouped, threadName } from './format.js';

/** Counts the answers given. */
export class Summary {
  readonly #start = performance.now();
  #checked = 0;
  #primes = 0;
  #busy = 0;

  get checked(): number {
    return this.#checked;
  }

  /** Whether every number was prime. */
  get allPrime(): boolean {
    return this.#primes === this.#checked;
  }

  add({ checked, primes, busy }: Answered): void {
    this.#checked += checked;
    this.#primes += primes;
    this.#busy += busy;
  }

  /**
   * The current lines of the summary.
   *
   * @param perWorker work done per worker; after an interruption, more than the answered work
   * @param complete whether the whole input was answered, if that is reported
   */
  lines({ perWorker }: PoolStats, complete?: boolean): string {
    const elapsed = performance.now() - this.#start;
    const throughput = Math.round((this.#checked / elapsed) * 1000);
    const lines = [
      ['checked', grouped(this.#checked)],
      ['primes', grouped(this.#primes)],
      ['wall time', duration(elapsed)],
      ['busy time', duration(this.#busy)],
      ['throughput', `${grouped(throughput)} per second`],
    ];
    if (complete !== undefined) lines.push(['complete', complete ? 'yes' : 'no']);
    for (const { worker, checked, busy } of perWorker) {
      const share = Math.min(100, Math.round((busy / elapsed) * 100));
      lines.push([threadName(worker), `${grouped(checked)}, ${share} % busy`]);
    }
    return lines.map(([label = '', value]) => `${label.padEnd(12)}${value}`).join('\n');
  }
}
