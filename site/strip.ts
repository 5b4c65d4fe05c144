// The integers around a number, as a row of ticks: tall ones are prime.

import { makeSvg } from './dom.js';

/** Integers on each side, and how many of them a narrow screen shows. */
const REACH = 60;
const NARROW_REACH = 25;
const NARROW = '(max-width: 40rem)';
/** Units of the drawing for each integer. */
const PITCH = 10;
const HEIGHT = 56;

export class Strip {
  readonly #svg: SVGSVGElement;
  readonly #ticks: SVGRectElement[] = [];

  constructor(svg: SVGSVGElement) {
    this.#svg = svg;
    const narrow = matchMedia(NARROW);
    narrow.addEventListener('change', () => this.#fit(narrow.matches));
    this.#fit(narrow.matches);
    for (let offset = -REACH; offset <= REACH; offset++) {
      const width = offset === 0 ? 8 : 4;
      const x = (offset + REACH) * PITCH + (PITCH - width) / 2;
      const tick = makeSvg('rect', { x, width, y: HEIGHT / 2 - 3, height: 6 });
      if (offset === 0) tick.classList.add('self');
      this.#ticks.push(tick);
      svg.append(tick);
    }
  }

  /** @param isPrimeAt whether n + offset is prime; undefined where unknown */
  show(isPrimeAt: (offset: number) => boolean | undefined): void {
    let primes = 0;
    this.#ticks.forEach((tick, index) => {
      const prime = isPrimeAt(index - REACH);
      if (prime === true) primes++;
      tick.classList.toggle('prime', prime === true);
      tick.classList.toggle('unknown', prime === undefined);
    });
    this.#svg.setAttribute('aria-label', `${primes} primes from n − ${REACH} to n + ${REACH}`);
  }

  /** Shows that nothing is known. */
  clear(): void {
    for (const tick of this.#ticks) {
      tick.classList.remove('prime');
      tick.classList.add('unknown');
    }
    this.#svg.setAttribute('aria-label', 'The primes around the number');
  }

  #fit(isNarrow: boolean): void {
    const reach = isNarrow ? NARROW_REACH : REACH;
    const left = (REACH - reach) * PITCH;
    this.#svg.setAttribute('viewBox', `${left} 0 ${(2 * reach + 1) * PITCH} ${HEIGHT}`);
  }
}
