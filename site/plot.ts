// The benchmark's plot: numbers per second on a logarithmic scale, with a row for each workload and
// a dot for each side. Lengths along the scale are percentages: it fits any width without
// redrawing.

import { SIDES, type Side } from './benchmark-protocol.js';
import { type Medians, WORKLOADS } from './benchmark-run.js';
import { make, makeSvg } from './dom.js';
import { grouped, rate } from './format.js';

/** Numbers per second at both ends of the scale, as powers of ten. */
const FROM = 3;
const TO = 9;

const ROW_HEIGHT = 38;

export const SIDE_NAMES: Readonly<Record<Side, string>> = {
  pool: 'pool.arePrime',
  arePrime: 'arePrime',
  isPrime: 'isPrime',
  'Miller–Rabin': 'BigInt Miller–Rabin',
};

/** The CSS class of each side, which sets its colour. */
export const SIDE_CLASSES: Readonly<Record<Side, string>> = {
  pool: 'side-pool',
  arePrime: 'side-many',
  isPrime: 'side-one',
  'Miller–Rabin': 'side-rival',
};

interface PlotRow {
  readonly line: SVGLineElement;
  readonly dots: ReadonlyMap<Side, SVGCircleElement>;
  readonly best: HTMLElement;
}

export class Plot {
  readonly #rows: readonly PlotRow[];
  readonly #picture: HTMLElement;

  constructor(place: HTMLElement) {
    const legend = make('ul', 'legend');
    for (const side of SIDES) {
      const key = make('span', `key ${SIDE_CLASSES[side]}`);
      legend.append(make('li', '', key, SIDE_NAMES[side]));
    }
    this.#picture = make('div', 'plot-rows');
    this.#picture.setAttribute('role', 'img');
    this.#rows = WORKLOADS.map(({ name }) => this.#row(name));
    this.#picture.append(scale());
    place.append(legend, this.#picture);
    this.show([]);
  }

  show(medians: readonly Medians[]): void {
    const measured = medians.filter((row) => Object.keys(row).length > 0).length;
    this.#picture.setAttribute(
      'aria-label',
      measured === 0
        ? 'Numbers per second by workload and function: nothing measured yet'
        : 'Numbers per second by workload and function, as in the table below',
    );
    this.#rows.forEach(({ line, dots, best }, index) => {
      const row = medians[index] ?? {};
      const places: number[] = [];
      for (const [side, dot] of dots) {
        const nanoseconds = row[side];
        dot.classList.toggle('known', nanoseconds !== undefined);
        if (nanoseconds === undefined) continue;
        const place = placeOf(1e9 / nanoseconds);
        places.push(place);
        dot.setAttribute('cx', `${place}%`);
      }
      const isSpan = places.length > 1;
      line.setAttribute('x1', `${isSpan ? Math.min(...places) : 0}%`);
      line.setAttribute('x2', `${isSpan ? Math.max(...places) : 0}%`);
      best.textContent = bestOf(row);
    });
  }

  #row(name: string): PlotRow {
    const svg = makeSvg('svg', { class: 'plot-lane', height: ROW_HEIGHT });
    const y = ROW_HEIGHT / 2;
    for (let power = FROM; power <= TO; power++) {
      const x = `${placeOf(10 ** power)}%`;
      svg.append(makeSvg('line', { class: 'grid', x1: x, x2: x, y1: 0, y2: ROW_HEIGHT }));
    }
    const line = makeSvg('line', { class: 'span', x1: 0, x2: 0, y1: y, y2: y });
    svg.append(line);
    // The rival first: where two dots overlap, the library's is on top.
    const dots = new Map(
      [...SIDES].reverse().map((side) => {
        const dot = makeSvg('circle', { class: `dot ${SIDE_CLASSES[side]}`, cx: 0, cy: y, r: 6 });
        svg.append(dot);
        return [side, dot] as const;
      }),
    );
    const best = make('span', 'plot-best');
    const lane = make('div', 'plot-row', make('span', 'plot-name', name), best);
    lane.append(svg);
    this.#picture.append(lane);
    return { line, dots, best };
  }
}

/** Per cent from the left. */
function placeOf(perSecond: number): number {
  const share = (Math.log10(perSecond) - FROM) / (TO - FROM);
  return 2 + 96 * Math.min(1, Math.max(0, share));
}

function bestOf(row: Medians): string {
  const times = Object.values(row);
  return times.length === 0 ? '' : `${rate(1e9 / Math.min(...times))}/s`;
}

function scale(): HTMLElement {
  const svg = makeSvg('svg', { class: 'plot-scale', height: 22 });
  const texts = [grouped(1000), '', grouped(100_000), '', '10 million', '', '1 billion/s'];
  texts.forEach((text, index) => {
    const anchor = index === 0 ? 'start' : index === texts.length - 1 ? 'end' : 'middle';
    const x = `${index === 0 ? 0 : index === texts.length - 1 ? 100 : placeOf(10 ** (FROM + index))}%`;
    svg.append(makeSvg('text', { x, y: 16, 'text-anchor': anchor }, text));
  });
  const row = make('div', 'plot-row', make('span', 'plot-name', ''), make('span', 'plot-best'));
  row.append(svg);
  return row;
}
