// The calls that may have a job, by due time: a binary heap (Williams 1964) with a map of places.

import type { Run } from './fair-queue.js';

export class RunHeap {
  readonly #runs: Run[] = [];
  readonly #places = new Map<Run, number>();

  /** The run that is due first; in a tie, the one that arrived first. */
  get first(): Run | undefined {
    return this.#runs[0];
  }

  add(run: Run): void {
    if (this.#places.has(run)) return;
    this.#put(run, this.#runs.length);
    this.#rise(run);
  }

  delete(run: Run): void {
    const place = this.#places.get(run);
    if (place === undefined) return;
    this.#places.delete(run);
    const last = this.#runs.pop();
    if (last === undefined || last === run) return;
    this.#put(last, place);
    this.#rise(last);
    this.#sink(last);
  }

  /** Moves a run that is now due later. */
  postponed(run: Run): void {
    this.#sink(run);
  }

  #rise(run: Run): void {
    let place = this.#places.get(run) ?? 0;
    while (place > 0) {
      const parentPlace = (place - 1) >> 1;
      const parent = this.#runs[parentPlace];
      if (parent === undefined || !precedes(run, parent)) break;
      this.#put(parent, place);
      place = parentPlace;
    }
    this.#put(run, place);
  }

  #sink(run: Run): void {
    let place = this.#places.get(run) ?? 0;
    for (;;) {
      const left = this.#runs[2 * place + 1];
      const right = this.#runs[2 * place + 2];
      if (left === undefined) break;
      const child = right !== undefined && precedes(right, left) ? right : left;
      if (!precedes(child, run)) break;
      this.#put(child, place);
      place = 2 * place + (child === left ? 1 : 2);
    }
    this.#put(run, place);
  }

  #put(run: Run, place: number): void {
    this.#runs[place] = run;
    this.#places.set(run, place);
  }
}

function precedes(a: Run, b: Run): boolean {
  return a.due < b.due || (a.due === b.due && a.number < b.number);
}
