// "Measure this browser": the benchmark's button, plot and table.

import { SEED, SIDES, type Side } from './benchmark-protocol.js';
import { type BenchmarkProgress, type Medians, measure, WORKLOADS } from './benchmark-run.js';
import { byId, htmlById, make, messageOf, REDRAW, setText } from './dom.js';
import { duration, significant } from './format.js';
import { Plot, SIDE_CLASSES, SIDE_NAMES } from './plot.js';

export class BenchmarkSection {
  readonly #plot = new Plot(htmlById('plot'));
  readonly #cancel = byId('cancel-benchmark', HTMLButtonElement);
  readonly #bar = byId('benchmark-progress', HTMLProgressElement);
  readonly #outcome = htmlById('benchmark-outcome');
  #run: AbortController | undefined;

  constructor() {
    this.#fillTable([]);
    htmlById('run-benchmark').addEventListener('click', () => void this.#measure());
    this.#cancel.addEventListener('click', () => this.#run?.abort());
  }

  async #measure(): Promise<void> {
    if (this.#run !== undefined) return;
    const run = new AbortController();
    this.#run = run;
    this.#cancel.disabled = false;
    setText(htmlById('benchmark-error'), '');
    setText(this.#outcome, 'Measuring; this takes about ten seconds …');
    let last: BenchmarkProgress | undefined;
    let drawn: BenchmarkProgress | undefined;
    const draw = (): void => {
      if (last === undefined || last === drawn) return;
      drawn = last;
      this.#bar.value = last.done / last.total;
      this.#plot.show(last.medians);
      this.#fillTable(last.medians);
    };
    const redraw = setInterval(draw, REDRAW);
    try {
      await measure(run.signal, (progress) => {
        last = progress;
      });
      draw();
      this.#tell(last);
    } catch (error) {
      setText(this.#outcome, run.signal.aborted ? 'Cancelled.' : '');
      if (!run.signal.aborted) setText(htmlById('benchmark-error'), messageOf(error));
    } finally {
      clearInterval(redraw);
      this.#run = undefined;
      if (document.activeElement === this.#cancel) htmlById('run-benchmark').focus();
      this.#cancel.disabled = true;
    }
  }

  #tell(progress: BenchmarkProgress | undefined): void {
    const wrong = progress?.wrong ?? 0;
    const answers = wrong === 0 ? 'all answers agree' : `${wrong} ANSWERS DIFFER`;
    setText(this.#outcome, `Median of five rounds, all sides in turn, seed ${SEED}; ${answers}.`);
  }

  #fillTable(medians: readonly Medians[]): void {
    const table = byId('benchmark-table', HTMLTableElement);
    if (table.tHead?.rows.length === 0) {
      const heads = SIDES.map((side) => {
        const head = make('th', '', make('span', `key ${SIDE_CLASSES[side]}`), SIDE_NAMES[side]);
        head.scope = 'col';
        return head;
      });
      const corner = make('th', '', 'Numbers');
      corner.scope = 'col';
      table.tHead.append(make('tr', '', corner, ...heads));
    }
    table.tBodies[0]?.replaceChildren(
      ...WORKLOADS.map(({ name }, index) => {
        const head = make('th', '', name);
        head.scope = 'row';
        return make('tr', '', head, ...SIDES.map((side) => cell(medians[index] ?? {}, side)));
      }),
    );
  }
}

function cell(medians: Medians, side: Side): HTMLTableCellElement {
  const nanoseconds = medians[side];
  const rival = medians['Miller–Rabin'];
  if (nanoseconds === undefined) return make('td', '', '–');
  const time = duration(nanoseconds / 1e6);
  if (side === 'Miller–Rabin') return make('td', '', time);
  const ratio = rival === undefined ? '' : `${significant(rival / nanoseconds)}×`;
  return make('td', '', time, make('span', 'ratio', ratio));
}
