// Reports the input that --skip-invalid skips.

import { EXIT } from '../exit.js';
import { note } from '../output/terminal.js';
import type { InputError } from './input-error.js';

/** Maximum errors that are printed; more are only counted. */
const NAMED = 10;

/** Reports and counts skipped input. */
export class Skipped {
  #count = 0;

  readonly add = ({ message }: InputError): void => {
    this.#count++;
    if (this.#count <= NAMED) note(`primepool: skipped ${message}`);
  };

  /**
   * Prints the count, if it is not 0: the command has failed in part.
   *
   * @param unit of the input
   */
  report(unit: 'argument' | 'line'): void {
    if (this.#count === 0) return;
    note(`primepool: skipped ${this.#count} invalid ${unit}${this.#count === 1 ? '' : 's'}`);
    process.exitCode ??= EXIT.failed;
  }
}
