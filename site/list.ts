// "Check a list": pasted text or a file, in the background, with progress and cancellation.

import { byId, htmlById, make, messageOf, REDRAW, setError, setText } from './dom.js';
import { duration, grouped, groupsOf, rate } from './format.js';
import type { ListProgress, ListReport } from './list-check.js';
import { type Given, ListInput } from './list-input.js';
import { ListRun } from './list-run.js';

const START: ListProgress = { part: 0, checked: 0, primes: 0 };

/** Refusals shown. */
const SHOWN_REFUSALS = 5;

export class ListSection {
  readonly #input = new ListInput(() => this.#check());
  readonly #error = htmlById('list-error');
  readonly #status = htmlById('list-status');
  readonly #bar = byId('list-progress', HTMLProgressElement);
  readonly #cancel = byId('cancel-list', HTMLButtonElement);
  /** The last run. It is active, or can still write its results. */
  #run: ListRun | undefined;
  #begin = 0;
  #progress = START;
  #redraw: ReturnType<typeof setInterval> | undefined;

  constructor() {
    byId('list-form', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault();
      this.#check();
    });
    this.#cancel.addEventListener('click', () => this.#end());
  }

  /** Checks the latest input, in place of any active run. */
  #check(): void {
    const given = this.#input.last();
    if (given === undefined) return;
    this.#run?.close();
    this.#start(given.name);
    const run = new ListRun(given.source, (progress) => {
      if (this.#run === run) this.#progress = progress;
    });
    this.#run = run;
    run.report.then(
      (report) => {
        if (this.#run === run) this.#finish(report, run, given);
      },
      (error: unknown) => {
        if (this.#run !== run) return;
        this.#run = undefined;
        run.close();
        this.#stop();
        setText(this.#status, '');
        setError(this.#error, messageOf(error), given.field);
      },
    );
  }

  /** Cancels the run at once. Later messages of its worker are ignored. */
  #end(): void {
    const run = this.#run;
    this.#run = undefined;
    this.#stop();
    this.#draw(performance.now() - this.#begin);
    setText(this.#status, `Cancelled after ${grouped(this.#progress.checked)} numbers.`);
    // Ending a worker takes some engines 20 ms; the page is drawn first.
    setTimeout(() => run?.close());
  }

  #start(name: string): void {
    this.#begin = performance.now();
    this.#progress = START;
    this.#cancel.disabled = false;
    setError(this.#error, '', ...this.#input.fields);
    setText(this.#status, `Checking ${name} …`);
    htmlById('list-results').hidden = true;
    clearInterval(this.#redraw);
    this.#draw(0);
    this.#redraw = setInterval(() => this.#draw(performance.now() - this.#begin), REDRAW);
  }

  #stop(): void {
    clearInterval(this.#redraw);
    // A disabled button loses the focus, so the focus moves first.
    if (document.activeElement === this.#cancel) htmlById('check-list').focus();
    this.#cancel.disabled = true;
  }

  #draw(elapsed: number): void {
    const { part, checked, primes } = this.#progress;
    this.#bar.value = part;
    setText(htmlById('list-checked'), grouped(checked));
    setText(htmlById('list-primes'), grouped(primes));
    setText(htmlById('list-rate'), checked === 0 ? '–' : rate((checked / elapsed) * 1000));
    setText(htmlById('list-time'), duration(elapsed));
  }

  #finish(report: ListReport, run: ListRun, { name, field }: Given): void {
    this.#stop();
    const { checked, primes, refused, elapsed } = report;
    this.#progress = { part: 1, checked, primes };
    this.#draw(elapsed);
    const share = refused === 0 ? '' : ` ${grouped(refused)} invalid.`;
    const arePrime = primes === 1 ? 'is prime' : 'are prime';
    const summary = `${grouped(primes)} of ${grouped(checked)} in ${name} ${arePrime}.${share}`;
    setText(this.#status, checked === 0 ? `No integers in ${name}.${share}` : summary);
    this.#showRefusals(report, field);
    if (checked === 0) return;
    this.#fillTable(report);
    htmlById('list-results').hidden = false;
    this.#offer('save-all', 'primepool.csv', field, () => run.write('all'));
    this.#offer('save-primes', 'primes.txt', field, () => run.write('primes'));
  }

  #showRefusals({ refusals, refused }: ListReport, field: HTMLElement): void {
    if (refused === 0) return;
    const lines = refusals
      .slice(0, SHOWN_REFUSALS)
      .map(({ line, message }) => make('li', '', `Line ${grouped(line)}: ${message}.`));
    const more = refused - lines.length;
    if (more > 0) lines.push(make('li', '', `… and ${grouped(more)} more.`));
    this.#error.replaceChildren(make('ul', '', ...lines));
    field.setAttribute('aria-invalid', 'true');
  }

  #fillTable({ rows, checked }: ListReport): void {
    const table = byId('list-table', HTMLTableElement);
    const caption =
      rows.length < checked ? `The first ${rows.length} of ${grouped(checked)}` : 'All numbers';
    table.caption?.replaceChildren(caption);
    table.tBodies[0]?.replaceChildren(
      ...rows.map(({ n, prime }, index) => {
        const head = make('th', '', ...groupsOf(n));
        head.scope = 'row';
        return make(
          'tr',
          '',
          make('td', '', grouped(index + 1)),
          head,
          make('td', 'verdict-cell', prime ? 'prime' : ''),
        );
      }),
    );
  }

  /** Makes a button write a file and save it. */
  #offer(id: string, fileName: string, field: HTMLElement, write: () => Promise<Blob>): void {
    const button = byId(id, HTMLButtonElement);
    button.onclick = async () => {
      button.setAttribute('aria-busy', 'true');
      try {
        const url = URL.createObjectURL(await write());
        const link = make('a', '');
        link.href = url;
        link.download = fileName;
        link.click();
        setTimeout(() => URL.revokeObjectURL(url), 60_000);
      } catch (error) {
        setError(this.#error, messageOf(error), field);
      } finally {
        button.removeAttribute('aria-busy');
      }
    };
  }
}
