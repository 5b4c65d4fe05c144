// The three steps of a decision, each with its findings and its time.

import type { Explanation } from 'primepool';
import { make, setText } from './dom.js';
import { type Finding, findingsOf, NOTHING } from './findings.js';
import { duration } from './format.js';
import type { Times } from './number-worker.js';

interface Item {
  readonly item: HTMLElement;
  readonly title: HTMLElement;
  readonly outcome: HTMLElement;
  readonly rows: readonly (readonly [label: HTMLElement, value: HTMLElement])[];
  readonly time: HTMLElement;
}

/** Creates and updates the list of steps. */
export class StepList {
  readonly #items: readonly Item[];

  constructor(list: HTMLElement) {
    this.#items = NOTHING.map(({ rows: labels }) => {
      const title = make('h3', '');
      const outcome = make('p', 'outcome-word');
      const time = make('p', 'time');
      const details = make('dl', 'details');
      const rows = labels.map(() => [make('dt', ''), make('dd', '')] as const);
      for (const [label, value] of rows) details.append(make('div', '', label, value));
      const head = make('div', 'step-head', title, time);
      const item = make('li', 'step-item', head, outcome, details);
      list.append(item);
      return { item, title, outcome, rows, time };
    });
    this.clear();
  }

  clear(): void {
    this.#fill(NOTHING);
    this.showTimes(undefined);
  }

  show(explanation: Explanation): void {
    this.#fill(findingsOf(explanation));
    this.showTimes(undefined);
  }

  showTimes(times: Times | undefined): void {
    [undefined, times?.second, times?.third].forEach((milliseconds, index) => {
      const time = this.#items[index]?.time;
      if (time !== undefined) {
        setText(time, milliseconds === undefined ? '' : duration(milliseconds));
      }
    });
  }

  #fill(findings: readonly Finding[]): void {
    this.#items.forEach(({ item, title, outcome, rows }, index) => {
      const finding = findings[index];
      if (finding === undefined) return;
      item.dataset.mark = finding.mark;
      setText(title, finding.title);
      setText(outcome, finding.outcome);
      rows.forEach(([label, value], row) => {
        const [name = '', text = ''] = finding.rows[row] ?? [];
        setSymbols(label, name);
        setSymbols(value, text);
      });
    });
  }
}

function setSymbols(element: HTMLElement, text: string): void {
  if (element.dataset.text === text) return;
  element.dataset.text = text;
  element.replaceChildren(...symbols(text));
}

/** Text with n, d, k, m, P, D, S and V in italics, and with superscripts and subscripts. */
function symbols(text: string): Node[] {
  return text
    .split(/(\^[\ddm]+|_[\dd]+|\b[ndkmPDSV]\b|[SV](?=_))/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part.startsWith('^')) return make('sup', '', ...symbols(part.slice(1)));
      if (part.startsWith('_')) return make('sub', '', ...symbols(part.slice(1)));
      return /^[ndkmPDSV]$/.test(part) ? make('i', '', part) : document.createTextNode(part);
    });
}
