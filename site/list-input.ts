// The input of a list: text, a file, or the example. The latest input is checked.

import { byId, htmlById, setError, setText } from './dom.js';
import { grouped } from './format.js';
import type { Source } from './list-source.js';

/** A list to be checked. */
export interface Given {
  readonly source: Source;
  /** For use in a sentence: the file primes.txt. */
  readonly name: string;
  /** The field that an error refers to. */
  readonly field: HTMLElement;
}

const EXAMPLE: Source = { first: 10n ** 15n, count: 10_000_000 };

export class ListInput {
  readonly #text = byId('numbers', HTMLTextAreaElement);
  readonly #file = byId('file', HTMLInputElement);
  readonly #note = htmlById('list-given');
  readonly #onGiven: () => void;
  /** A file or the example, and the text at that time. A text changed since then is newer. */
  #other: (Given & { readonly text: string }) | undefined;

  /** @param onGiven is called for a file or the example, which is checked at once */
  constructor(onGiven: () => void) {
    this.#onGiven = onGiven;
    this.#text.addEventListener('input', () => this.#tell());
    this.#file.addEventListener('change', () => this.#takeFile(this.#file.files?.[0]));
    // Otherwise choosing the same file again fires no event.
    this.#file.addEventListener('click', () => {
      this.#file.value = '';
    });
    htmlById('example').addEventListener('click', () => this.#take(EXAMPLE, 'the example'));
    this.#listenForDrops(htmlById('list'), htmlById('drop'));
  }

  /** The fields that an error may have marked. */
  get fields(): readonly HTMLElement[] {
    return [this.#text, this.#file];
  }

  /** The latest input. Without any it shows an error and returns undefined. */
  last(): Given | undefined {
    this.#tell();
    if (this.#other !== undefined) return this.#other;
    const text = this.#text.value;
    if (text.trim() !== '') {
      return { source: new Blob([text]), name: 'the list', field: this.#text };
    }
    const message = 'There is nothing to check: type or paste integers, or choose a file.';
    setError(htmlById('list-error'), message, this.#text);
    this.#text.focus();
    return undefined;
  }

  #takeFile(file: File | undefined): void {
    if (file !== undefined) this.#take(file, `the file ${file.name}`);
  }

  #take(source: Source, name: string): void {
    const field = source instanceof Blob ? this.#file : htmlById('example');
    this.#other = { source, name, field, text: this.#text.value };
    this.#tell();
    this.#onGiven();
  }

  /** Drops a file or example older than the text, and shows what Check will take. */
  #tell(): void {
    if (this.#other !== undefined && this.#other.text !== this.#text.value) {
      this.#other = undefined;
      this.#file.value = '';
    }
    const { source, name } = this.#other ?? {};
    const size = source instanceof Blob ? ` (${grouped(source.size)} bytes)` : '';
    const note = `Check takes ${name}${size}, until the text above changes.`;
    setText(this.#note, name === undefined ? '' : note);
    this.#text.classList.toggle('unused', name !== undefined);
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
      if (file !== undefined) {
        this.#takeFile(file);
      } else if (text !== '') {
        this.#text.value = text;
        this.#tell();
      }
    });
  }
}
