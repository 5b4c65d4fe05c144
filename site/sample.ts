// "Watch the workers": the sample with one worker and with a pool, and the speed-up.

import { arePrime, PrimePool, SAMPLE } from 'primepool';
import { byId, htmlById, make, messageOf, prefersReducedMotion, setText } from './dom.js';
import { duration, groupsOf, significant } from './format.js';
import { Race } from './lanes.js';
import { type Recording, ROUNDS, type Run, record } from './recording.js';

/** The book's method. The fast test decides all twenty in less time than one message takes. */
const METHOD = 'trial-division';

/**
 * Milliseconds that any browser's clock can measure, and the number of repetitions; together less
 * than a frame.
 */
const FAST_SPAN = 3;
const FAST_SPANS = 4;

export class SampleSection {
  readonly #alone = new PrimePool({ workers: 1 });
  readonly #together: PrimePool;
  readonly #race = new Race(htmlById('race'));
  readonly #button = byId('run-sample', HTMLButtonElement);
  readonly #outcome = htmlById('sample-outcome');

  constructor(pool: PrimePool) {
    this.#together = pool;
    this.#race.prepare(pool.workers);
    this.#button.addEventListener('click', () => void this.#run());
  }

  async #run(): Promise<void> {
    // A disabled button would lose the focus.
    this.#button.setAttribute('aria-disabled', 'true');
    if (this.#button.dataset.running === 'true') return;
    setText(htmlById('sample-error'), '');
    setText(this.#outcome, 'Recording …');
    this.#button.dataset.running = 'true';
    try {
      const recording = await record(METHOD, this.#alone, this.#together);
      this.#race.show(recording);
      this.#fillTable(recording);
      this.#tell(recording);
      await this.#race.play();
    } catch (error) {
      setText(this.#outcome, '');
      setText(htmlById('sample-error'), messageOf(error));
    } finally {
      this.#button.dataset.running = 'false';
      this.#button.removeAttribute('aria-disabled');
      setText(this.#button, 'Run it again');
    }
  }

  #tell({ alone, together }: Recording): void {
    const speedUp = alone.elapsed / together.elapsed;
    const figure = make('strong', 'speed-up', `${significant(speedUp)}×`);
    figure.dataset.speedUp = String(speedUp);
    const rest = `as fast with ${together.workers} workers. The fast test decides all twenty in ${duration(fastElapsed())} on one thread.`;
    const pace = prefersReducedMotion()
      ? ` The best of ${ROUNDS} rounds.`
      : ` The best of ${ROUNDS} rounds, recorded first and shown ${this.#race.slowness} times slower, because drawing takes a worker’s time.`;
    const obstacle =
      together.obstacle === undefined
        ? ''
        : ` Without workers, this thread did the work in parts: ${messageOf(together.obstacle)}`;
    this.#outcome.replaceChildren(
      figure,
      make('span', '', rest, make('span', 'muted', pace + obstacle)),
    );
  }

  #fillTable({ alone, together }: Recording): void {
    const body = byId('sample-table', HTMLTableElement).tBodies[0];
    body?.replaceChildren(...SAMPLE.map((_, index) => row(index, alone, together)));
  }
}

function row(index: number, alone: Run, together: Run): HTMLTableRowElement {
  const jobsOf = ({ jobs }: Run) => jobs.filter(({ result }) => result.index === index);
  const first = jobsOf(alone)[0]?.result;
  const second = jobsOf(together)[0]?.result;
  const workers = jobsOf(together).map(({ worker }) => worker);
  const head = make('th', '', ...groupsOf(SAMPLE[index] ?? 0n));
  head.scope = 'row';
  return make(
    'tr',
    '',
    head,
    make('td', 'verdict-cell', second?.prime === true ? 'prime' : ''),
    make('td', '', ...(second?.factor === undefined ? [] : groupsOf(second.factor))),
    make('td', '', duration(first?.elapsed ?? 0)),
    make('td', '', duration(second?.elapsed ?? 0)),
    make('td', '', takers(workers)),
  );
}

function takers(workers: readonly number[]): string {
  const [first = 0] = workers;
  if (first === 0) return 'this thread';
  return workers.length === 1 ? `worker ${first}` : `workers ${workers.join(' and ')}`;
}

/** Milliseconds of the fast test for the whole sample, warmed up: the best of a few spans. */
function fastElapsed(): number {
  const spans = Array.from({ length: FAST_SPANS }, () => {
    const start = performance.now();
    let elapsed = 0;
    let runs = 0;
    for (; elapsed < FAST_SPAN; elapsed = performance.now() - start) {
      for (let run = 0; run < 16; run++) arePrime(SAMPLE);
      runs += 16;
    }
    return elapsed / runs;
  });
  return Math.min(...spans);
}
