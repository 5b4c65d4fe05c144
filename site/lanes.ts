// A lane for each worker, with its jobs over time, and a replay in slow motion.

import { make, makeSvg, prefersReducedMotion } from './dom.js';
import { duration, grouped } from './format.js';
import type { Job, Recording, Run } from './recording.js';

/** Milliseconds of the replay of the longer run. */
const SHOW_DURATION = 3200;

interface Bar {
  readonly rect: SVGRectElement;
  readonly job: Job;
}

/** The drawing of one recording. */
export class Race {
  readonly #place: HTMLElement;
  #bars: Bar[] = [];
  #totals: { readonly element: HTMLElement; readonly elapsed: number }[] = [];
  #span = 1;
  #frame = 0;

  constructor(place: HTMLElement) {
    this.#place = place;
  }

  /** Draws empty lanes: nothing moves when they are filled. */
  prepare(workers: number): void {
    cancelAnimationFrame(this.#frame);
    this.#bars = [];
    this.#totals = [];
    this.#place.replaceChildren(
      this.#group('One worker', 1, undefined),
      this.#group(crewOf(workers), workers, undefined),
      axis(undefined),
    );
  }

  /** Draws a whole recording. */
  show({ alone, together }: Recording): void {
    cancelAnimationFrame(this.#frame);
    this.#bars = [];
    this.#totals = [];
    this.#span = Math.max(alone.elapsed, together.elapsed) * 1.02;
    this.#place.replaceChildren(
      this.#group('One worker', 1, alone),
      this.#group(crewOf(together.workers), together.workers, together),
      axis(this.#span),
    );
    this.#draw(this.#span);
  }

  /** How many times slower than the run the replay is. */
  get slowness(): number {
    return Math.max(1, Math.round(SHOW_DURATION / this.#span));
  }

  /** Plays the recording from its start. @returns when the replay has ended */
  play(): Promise<void> {
    cancelAnimationFrame(this.#frame);
    if (prefersReducedMotion()) return Promise.resolve();
    const pace = this.#span / SHOW_DURATION;
    return new Promise((resolve) => {
      const begin = performance.now();
      const step = (): void => {
        const time = (performance.now() - begin) * pace;
        this.#draw(time);
        if (time >= this.#span) resolve();
        else this.#frame = requestAnimationFrame(step);
      };
      step();
    });
  }

  #draw(time: number): void {
    for (const { rect, job } of this.#bars) {
      const width = Math.min(job.end, Math.max(time, job.start)) - job.start;
      rect.setAttribute('width', `${(100 * width) / this.#span}%`);
      rect.classList.toggle('done', time >= job.end);
    }
    for (const { element, elapsed } of this.#totals) {
      element.textContent = duration(Math.min(time, elapsed));
      element.classList.toggle('done', time >= elapsed);
    }
  }

  #group(title: string, workers: number, run: Run | undefined): HTMLElement {
    const total = make('output', 'lane-total', run === undefined ? '' : duration(run.elapsed));
    if (run !== undefined) this.#totals.push({ element: total, elapsed: run.elapsed });
    const group = make('div', 'lane-group', make('p', 'lane-title', title, total));
    // A run without workers has one lane, for the page's thread.
    const inProcess = run?.jobs.some(({ worker }) => worker === 0) ?? false;
    const lanes = inProcess ? [0] : Array.from({ length: workers }, (_, index) => index + 1);
    for (const worker of lanes) group.append(this.#lane(worker, lanes.length, run));
    return group;
  }

  #lane(worker: number, lanes: number, run: Run | undefined): HTMLElement {
    const jobs = run?.jobs.filter((job) => job.worker === worker) ?? [];
    const name = worker === 0 ? 'this thread' : `worker ${worker}`;
    const svg = makeSvg('svg', { class: 'lane', role: 'img', 'aria-label': spoken(name, jobs) });
    for (const job of jobs) {
      const { prime, n, elapsed } = job.result;
      const x = `${(100 * job.start) / this.#span}%`;
      const rect = makeSvg('rect', { x, y: 0, width: 0, height: '100%' });
      rect.classList.toggle('prime', prime);
      rect.classList.toggle('shared', job.shared);
      const whose = job.shared ? ', shared by several workers' : '';
      rect.append(makeSvg('title', {}, `${grouped(n)}: ${duration(elapsed)}${whose}`));
      svg.append(rect);
      this.#bars.push({ rect, job });
    }
    const label = make('span', 'lane-name', lanes === 1 ? '' : String(worker));
    label.setAttribute('aria-hidden', 'true');
    const lane = make('div', 'lane-row', label);
    lane.append(svg);
    return lane;
  }
}

function crewOf(workers: number): string {
  return workers === 1 ? 'A pool of one worker' : `A pool of ${workers} workers`;
}

function spoken(name: string, jobs: readonly Job[]): string {
  const last = jobs.at(-1);
  if (last === undefined) return `${name}: nothing yet`;
  const whole = jobs.filter(({ shared }) => !shared).length;
  const parts = jobs.length - whole;
  const numbers = whole === 1 ? '1 number' : `${whole} numbers`;
  const shared = parts === 0 ? '' : ` and a part of ${parts === 1 ? 'another' : `${parts} others`}`;
  return `${name}: ${numbers}${shared}, the last done after ${duration(last.end)}`;
}

/** Times below the lanes. @param span milliseconds, if known */
function axis(span: number | undefined): HTMLElement {
  const place = make('div', 'axis');
  place.setAttribute('aria-hidden', 'true');
  const svg = makeSvg('svg', { class: 'axis-line' });
  const step = span === undefined ? 1 : niceStep(span);
  for (let time = 0; span !== undefined && time <= span; time += step) {
    const x = `${(100 * time) / span}%`;
    svg.append(makeSvg('line', { x1: x, x2: x, y1: 0, y2: 5 }));
    const anchor = time === 0 ? 'start' : time > span * 0.94 ? 'end' : 'middle';
    svg.append(
      makeSvg('text', { x, y: 19, 'text-anchor': anchor }, time === 0 ? '0' : `${time} ms`),
    );
  }
  place.append(svg);
  return place;
}

/** 1, 2 or 5 times a power of ten; three to seven steps fill the span. */
function niceStep(span: number): number {
  const power = 10 ** Math.floor(Math.log10(span / 3));
  return [5, 2, 1].map((factor) => factor * power).find((step) => span / step >= 3) ?? power;
}
