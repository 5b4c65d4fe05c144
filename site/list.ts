// "Check a list": pasted text or a file, in the background, with progress and a way out.

import { byId, htmlById, make, messageOf, setError, setText } from './dom.js';
import { duration, grouped, groupsOf, rate } from './format.js';
import type { ListProgress, ListReport } from './list-check.js';
import { ListRun } from './list-run.js';
import type { Source } from './list-source.js';

const EXAMPLE: Source = { first: 10n ** 15n, count: 10_000_000 };

/**
 * Milliseconds from one look at the figures to the next: nobody reads faster, and drawing takes time. By a timer,
 * because a browser that is asked for every frame draws every frame.
 */
const REDRAW = 80;

const START: ListProgress = { part: 0, checked: 0, primes: 0 };

/** Refusals that are shown. */
const SHOWN_REFUSALS = 5;

export class ListSection {
  readonly #text = byId('numbers', HTMLTextAreaElement);
  readonly #file = byId('file', HTMLInputElement);
  readonly #error = htmlById('list-error');
  readonly #status = htmlById('list-status');
  readonly #bar = byId('list-progress', HTMLProgressElement);
  readonly #cancel = byId('cancel-list', HTMLButtonElement);
  /** The last run. It is under way, or it can still write what came of it. */
  #run: ListRun | undefined;
  #begin = 0;
  #progress = START;
  #redraw: ReturnType<typeof setInterval> | undefined;

  constructor() {
    byId('list-form', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault();
      this.#checkText();
    });
    this.#file.addEventListener('change', () => {
      const file = this.#file.files?.[0];
      if (file !== undefined) void this.#check(file, `the file ${file.name}`);
    });
    // So that the same file can be chosen again.
    this.#file.addEventListener('click', () => {
      this.#file.value = '';
    });
    htmlById('example').addEventListener('click', () => void this.#check(EXAMPLE, 'the example'));
    this.#cancel.addEventListener('click', () => this.#run?.close());
    this.#listenForDrops(htmlById('list'), htmlById('drop'));
  }

  #checkText(): void {
    const text = this.#text.value;
    if (text.trim() === '') {
      setError(this.#error, 'There is nothing to check: type or paste integers first.', this.#text);
      this.#text.focus();
      return;
    }
    void this.#check(new Blob([text]), 'the list');
  }

  #listenForDrops(section: HTMLElement, target: HTMLElement): void {
    section.addEventListener('dragover', (event) => {
      event.preventDefault();
      target.classList.add('over');
    });
    section.addEventListener('dragleave', () => target.classList.remove('over'));
    section.addEventListener('drop', (event) => {
      event.preventDefault();
      target.classList.remove('over');
      const file = event.dataTransfer?.files[0];
      const text = event.dataTransfer?.getData('text/plain') ?? '';
      if (file !== undefined) void this.#check(file, `the file ${file.name}`);
      else if (text !== '') this.#text.value = text;
    });
  }

  /** Checks a source instead of the one that may be under way. */
  async #check(source: Source, name: string): Promise<void> {
    this.#run?.close();
    this.#start(name);
    const run = new ListRun(source, (progress) => {
      if (this.#run === run) this.#progress = progress;
    });
    this.#run = run;
    try {
      const report = await run.report;
      if (this.#run === run) this.#finish(report, run, name);
    } catch (error) {
      if (this.#run !== run) return;
      if (run.isClosed) {
        setText(this.#status, `Cancelled after ${grouped(this.#progress.checked)} numbers.`);
      } else {
        run.close();
        setText(this.#status, '');
        setError(this.#error, messageOf(error), name === 'the list' ? this.#text : this.#file);
      }
    } finally {
      if (this.#run === run) this.#stop();
    }
  }

  #start(name: string): void {
    this.#begin = performance.now();
    this.#progress = START;
    this.#cancel.disabled = false;
    setError(this.#error, '', this.#text, this.#file);
    setText(this.#status, `Checking ${name} …`);
    htmlById('list-results').hidden = true;
    clearInterval(this.#redraw);
    this.#draw(0);
    this.#redraw = setInterval(() => this.#draw(performance.now() - this.#begin), REDRAW);
  }

  #stop(): void {
    clearInterval(this.#redraw);
    // Not before the focus has been given to what can take it.
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

  #finish(report: ListReport, run: ListRun, name: string): void {
    const { checked, primes, refused, elapsed } = report;
    this.#progress = { part: 1, checked, primes };
    this.#draw(elapsed);
    const share = refused === 0 ? '' : ` ${grouped(refused)} not understood.`;
    const summary = `${grouped(primes)} of ${grouped(checked)} in ${name} ${primes === 1 ? 'is' : 'are'} prime.${share}`;
    setText(this.#status, checked === 0 ? `There is no integer in ${name}.${share}` : summary);
    this.#showRefusals(report, name === 'the list' ? this.#text : this.#file);
    if (checked === 0) return;
    this.#fillTable(report);
    htmlById('list-results').hidden = false;
    this.#offer('save-all', 'primepool.csv', () => run.write('all'));
    this.#offer('save-primes', 'primes.txt', () => run.write('primes'));
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
      rows.length < checked ? `The first ${rows.length} of ${grouped(checked)}` : 'All of them';
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

  /** Makes a button save a file, which is only then written. */
  #offer(id: string, fileName: string, write: () => Promise<Blob>): void {
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
        setError(this.#error, messageOf(error), this.#file);
      } finally {
        button.removeAttribute('aria-busy');
      }
    };
  }
}
