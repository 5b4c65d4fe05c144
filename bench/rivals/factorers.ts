// Other factorisation software: native programs, and a package from npm.

import { spawnSync } from 'node:child_process';
import factorize from 'quadraticsievefactorization';
import type { Side } from '../support/question.js';
import { versionOf } from './version.js';

interface Factorer {
  readonly name: string;
  readonly version: string;
  readonly kind: 'javascript' | 'native';
  readonly note: string;
  /** The least and the greatest size that it is asked for, in bits. */
  readonly bits: readonly [least: number, greatest: number];
  /** The prime factors of each number on a line, ascending. */
  factor(numbers: readonly bigint[]): string;
}

const GNU = spawnSync('factor', ['--version'], { encoding: 'utf8' }).stdout ?? '';
const PARI = spawnSync('gp', ['--version-short'], { encoding: 'utf8' }).stdout ?? '';

const FACTORERS: readonly Factorer[] = [
  {
    ...{ name: 'GNU factor', version: /\d+\.\d+/.exec(GNU)?.[0] ?? '', kind: 'native' },
    note: 'without the start of its process',
    bits: [0, 96],
    factor: (numbers) => output('factor', [], `${numbers.join('\n')}\n`).replace(/^\d+: ?/gm, ''),
  },
  {
    ...{ name: 'PARI/GP factor', version: PARI.trim(), kind: 'native' },
    note: 'without the start of its process',
    bits: [0, 256],
    factor(numbers) {
      const list = `v=[${numbers.join(',')}];`;
      const print = 'for(k=1,f[j,2],print1(f[j,1]," "))';
      const program = `{${list}for(i=1,#v,f=factor(v[i]);for(j=1,#f~,${print});print())}\n`;
      return output('gp', ['-q', '-f', '-s', '1G'], program).replace(/ $/gm, '');
    },
  },
  {
    name: 'quadraticsievefactorization',
    version: versionOf('quadraticsievefactorization'),
    kind: 'javascript',
    note: 'semiprimes only, which it is made for',
    bits: [80, 256],
    factor: (numbers) =>
      numbers
        .map((n) => {
          const p = silently(() => factorize(n));
          const [least, greatest] = p < n / p ? [p, n / p] : [n / p, p];
          return `${least} ${greatest}\n`;
        })
        .join(''),
  },
];

/** Those that factor numbers of this bit length, each with these numbers. */
export function factorersOf(
  bits: number,
  numbers: readonly bigint[],
  isSemiprime: boolean,
): Side[] {
  return FACTORERS.filter(
    ({ bits: [least, greatest], kind, version }) =>
      bits >= least && bits <= greatest && version !== '' && (isSemiprime || kind === 'native'),
  ).map(({ name, version, kind, note, factor }) => ({
    ...{ name, version, kind, note },
    answer() {
      const start = performance.now();
      const nothing = kind === 'native' ? factor([]) : '';
      const empty = kind === 'native' ? performance.now() - start : 0;
      const text = factor(numbers) + nothing.trim();
      return { text, elapsed: performance.now() - start - 2 * empty };
    },
  }));
}

/** Runs work without the progress that the package prints. */
function silently<T>(work: () => T): T {
  const { debug, log } = console;
  console.debug = console.log = () => {};
  try {
    return work();
  } finally {
    Object.assign(console, { debug, log });
  }
}

/** The standard output of a program. */
function output(command: string, args: readonly string[], input: string): string {
  const options = { input, encoding: 'utf8', maxBuffer: 2 ** 28 } as const;
  const { stdout, error } = spawnSync(command, args, options);
  if (error !== undefined) throw error;
  return stdout;
}
