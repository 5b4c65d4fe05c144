// What --skip-invalid leaves out.

import { EXIT } from '../exit.js';
import { note } from '../output/terminal.js';
import type { InputError } from './input-error.js';

/** Refusals that are printed one by one; more are counted only. */
const NAMED = 10;

/** Reports what is skipped, and counts it. */
export class Skipped {
  #count = 0;

  readonly add = ({ message }: InputError): void => {
    this.#count++;
    if (this.#count <= NAMED) note(`primepool: ${message}; skipped`);
  };

  /** Says how many there were, if any: then the command has failed in part. */
  report(): void {
    if (this.#count === 0) return;
    note(
      `primepool: ${this.#count} invalid ${this.#count === 1 ? 'line was' : 'lines were'} skipped`,
    );
    process.exitCode ??= EXIT.failed;
  }
}
