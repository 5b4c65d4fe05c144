// What a run of `check` amounts to.

import type { Answered } from './answer.js';
import { duration, grouped, threadName } from './format.js';

/** Counts the answers given, by worker. */
export class Summary {
  readonly #start = performance.now();
  readonly #byWorker = new Map<number, { checked: number; busy: number }>();
  #checked = 0;
  #primes = 0;
  #busy = 0;

  get checked(): number {
    return this.#checked;
  }

  add({ worker, checked, primes, busy }: Answered): void {
    const share = this.#byWorker.get(worker) ?? { checked: 0, busy: 0 };
    share.checked += checked;
    share.busy += busy;
    this.#byWorker.set(worker, share);
    this.#checked += checked;
    this.#primes += primes;
    this.#busy += busy;
  }

  /** The lines of the summary at this moment. */
  toString(): string {
    const elapsed = performance.now() - this.#start;
    const throughput = Math.round((this.#checked / elapsed) * 1000);
    const lines = [
      ['checked', grouped(this.#checked)],
      ['primes', grouped(this.#primes)],
      ['wall time', duration(elapsed)],
      ['busy time', duration(this.#busy)],
      ['throughput', `${grouped(throughput)} a second`],
    ];
    for (const [worker, { checked, busy }] of [...this.#byWorker].sort(([a], [b]) => a - b)) {
      const share = Math.min(100, Math.round((busy / elapsed) * 100));
      lines.push([threadName(worker), `${grouped(checked)}, ${share} % busy`]);
    }
    return lines.map(([label = '', value]) => `${label.padEnd(12)}${value}`).join('\n');
  }
}
