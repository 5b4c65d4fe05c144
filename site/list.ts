// "Check a list": pasted text or a file, in the background, with progress and a way out.

import type { PrimePool } from 'primepool';
import { byId, htmlById, make, messageOf, setError, setText } from './dom.js';
import { duration, grouped, rate } from './format.js';
import { checkList, type ListProgress, type ListReport, ROWS, writeList } from './list-run.js';
import type { Source } from './list-source.js';

const EXAMPLE: Source = { first: 10n ** 15n, count: 10_000_000 };

/** Milliseconds from one look at the figures to the next: nobody reads faster, and drawing takes time. */
const REDRAW = 80;

/** Refusals that are shown. */
const SHOWN_REFUSALS = 5;

export class ListSection {
  readonly #pool: PrimePool;
  readonly #text = byId('numbers', HTMLTextAreaElement);
  readonly #file = byId('file', HTMLInputElement);
  readonly #error = htmlById('list-error');
  readonly #status = htmlById('list-status');
  readonly #bar = byId('list-progress', HTMLProgressElement);
  readonly #cancel = byId('cancel-list', HTMLButtonElement);
  #run: AbortController | undefined;
  #begin = 0;
  #progress: ListProgress = { read: 0, checked: 0, primes: 0 };
  #frame = 0;

  constructor(pool: PrimePool) {
    this.#pool = pool;
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
    this.#cancel.addEventListener('click', () => this.#run?.abort());
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
    this.#run?.abort();
    const run = new AbortController();
    this.#run = run;
    this.#start(name);
    try {
      const report = await checkList(this.#pool, source, run.signal, (progress) => {
        if (this.#run === run) this.#progress = progress;
      });
      if (this.#run === run) this.#finish(report, source, name);
    } catch (error) {
      if (this.#run !== run) return;
      if (run.signal.aborted) {
        setText(this.#status, `Cancelled after ${grouped(this.#progress.checked)} numbers.`);
      } else {
        setText(this.#status, '');
        setError(this.#error, messageOf(error), name === 'the list' ? this.#text : this.#file);
      }
    } finally {
      if (this.#run === run) this.#stop();
    }
  }

  #start(name: string): void {
    this.#begin = performance.now();
    this.#progress = { read: 0, checked: 0, primes: 0 };
    this.#cancel.disabled = false;
    setError(this.#error, '', this.#text, this.#file);
    setText(this.#status, `Checking ${name} …`);
    htmlById('list-results').hidden = true;
    cancelAnimationFrame(this.#frame);
    let drawn = Number.NEGATIVE_INFINITY;
    const draw = (now: number): void => {
      if (now - drawn >= REDRAW) {
        drawn = now;
        this.#draw(now - this.#begin);
      }
      this.#frame = requestAnimationFrame(draw);
    };
    draw(this.#begin);
  }

  #stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#run = undefined;
    // Not before the focus has been given to what can take it.
    if (document.activeElement === this.#cancel) htmlById('check-list').focus();
    this.#cancel.disabled = true;
  }

  #draw(elapsed: number): void {
    const { read, checked, primes } = this.#progress;
    this.#bar.value = read;
    setText(htmlById('list-checked'), grouped(checked));
    setText(htmlById('list-primes'), grouped(primes));
    setText(htmlById('list-rate'), checked === 0 ? '–' : rate((checked / elapsed) * 1000));
    setText(htmlById('list-time'), duration(elapsed));
  }

  #finish(report: ListReport, source: Source, name: string): void {
    const { checked, primes, refused, elapsed } = report;
    this.#progress = { read: 1, checked, primes };
    this.#draw(elapsed);
    const share = refused === 0 ? '' : ` ${grouped(refused)} not understood.`;
    const summary = `${grouped(primes)} of ${grouped(checked)} in ${name} ${primes === 1 ? 'is' : 'are'} prime.${share}`;
    setText(this.#status, checked === 0 ? `There is no integer in ${name}.${share}` : summary);
    this.#showRefusals(report, name === 'the list' ? this.#text : this.#file);
    if (checked === 0) return;
    this.#fillTable(report);
    htmlById('list-results').hidden = false;
    this.#offer('save-all', 'primepool.csv', () => writeList(source, report.verdicts, 'all'));
    this.#offer('save-primes', 'primes.txt', () => writeList(source, report.verdicts, 'primes'));
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
    const caption = checked > ROWS ? `The first ${ROWS} of ${grouped(checked)}` : 'All of them';
    table.caption?.replaceChildren(caption);
    table.tBodies[0]?.replaceChildren(
      ...rows.map(({ n, prime }, index) => {
        const head = make('th', '', grouped(n));
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
