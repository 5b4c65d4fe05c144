import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Contestant, Integers } from '../support/contestant.js';

const SOURCE = fileURLToPath(new URL('./native.c', import.meta.url));

interface Library {
  /** Debian's package. */
  readonly debian: string;
  readonly header: string;
  readonly link: readonly string[];
  /** The macro that includes the rival. */
  readonly define: string;
}

const LIBRARIES: readonly Library[] = [
  { debian: 'libpari-dev', header: 'pari/pari.h', link: ['-lpari'], define: 'HAVE_PARI' },
  {
    debian: 'libflint-dev',
    header: 'flint/ulong_extras.h',
    link: ['-lflint', '-lgmp'],
    define: 'HAVE_FLINT',
  },
  { debian: 'libgmp-dev', header: 'gmp.h', link: ['-lgmp'], define: 'HAVE_GMP' },
  { debian: 'libssl-dev', header: 'openssl/bn.h', link: ['-lcrypto'], define: 'HAVE_OPENSSL' },
];

/** The native rivals, compiled. Close it: it owns a folder and child processes. */
export interface NativeRivals {
  /** One contestant for each library found, on these numbers. Starts one process for them all. */
  contestants(numbers: Integers): Promise<Contestant<Integers>[]>;
  close(): Promise<void>;
}

/**
 * Compiles `native.c` with the libraries that this machine has, and prints which Debian packages
 * have the others.
 *
 * @throws {Error} if there is a compiler and it rejects the program
 */
export async function compileNativeRivals(): Promise<NativeRivals> {
  const hasCompiler = compiles('', []);
  const found = LIBRARIES.filter((library) =>
    compiles(`#include <${library.header}>\n`, library.link),
  );
  const missing = LIBRARIES.filter((library) => !found.includes(library));
  const packages = missing.map(({ debian }) => debian);
  if (!hasCompiler) packages.unshift('gcc', 'libc6-dev');
  if (packages.length > 0) {
    const command = `apt-get install ${packages.join(' ')}`;
    console.log(`Some native rivals are left out; to install them: ${command}`);
  }
  if (found.length === 0) return { contestants: async () => [], close: async () => {} };

  const folder = await mkdtemp(join(tmpdir(), 'primepool-native-'));
  const program = join(folder, 'rivals');
  compile([
    ...['-std=c11', '-D_POSIX_C_SOURCE=200809L', '-O3', '-march=native', '-Wall', '-Wextra'],
    ...found.map((library) => `-D${library.define}`),
    ...[SOURCE, '-o', program],
    ...found.flatMap((library) => library.link),
  ]);

  const processes: RivalProcess[] = [];
  return {
    async contestants(numbers) {
      const file = join(folder, `numbers-${processes.length}`);
      const words = wordsOf(numbers);
      await writeFile(file, littleEndian(numbers, words));
      const process = await RivalProcess.start(program, file, words);
      processes.push(process);
      return process.contestants();
    },
    async close() {
      await Promise.all(processes.map((process) => process.close()));
      await rm(folder, { recursive: true });
    },
  };
}

/** A running `rivals`; its line protocol is described in the program's first comment. */
class RivalProcess {
  readonly #child;
  readonly #lines: AsyncIterator<string>;
  #rivals: readonly { readonly name: string; readonly version: string }[] = [];

  private constructor(program: string, file: string, words: number) {
    this.#child = spawn(program, [file, String(words)], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  static async start(program: string, file: string, words: number): Promise<RivalProcess> {
    const started = new RivalProcess(program, file, words);
    started.#rivals = readGreeting(await started.#nextLine());
    return started;
  }

  contestants(): Contestant<Integers>[] {
    return this.#rivals.map(({ name, version }, index) => ({
      name,
      version,
      kind: 'native',
      prepare: (numbers) => async () => {
        this.#child.stdin.write(`${index} ${numbers.length}\n`);
        const [nanoseconds = '', answers = ''] = (await this.#nextLine()).split(' ');
        return {
          answers: Uint8Array.from(answers, Number),
          elapsed: Number(nanoseconds) / 1e6,
        };
      },
    }));
  }

  async close(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exited = once(this.#child, 'exit');
    this.#child.stdin.end();
    await exited;
  }

  async #nextLine(): Promise<string> {
    const line = await this.#lines.next();
    if (line.done) throw new Error('the native rivals exited; see their message above');
    return line.value;
  }
}

function readGreeting(line: string): { name: string; version: string }[] {
  const greeting: unknown = JSON.parse(line);
  if (typeof greeting === 'object' && greeting !== null && 'rivals' in greeting) {
    const { rivals } = greeting;
    if (Array.isArray(rivals) && rivals.every(isNamedVersion)) return rivals;
  }
  throw new Error(`unexpected greeting of the native rivals: ${line}`);
}

function isNamedVersion(value: unknown): value is { name: string; version: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'version' in value &&
    typeof value.version === 'string'
  );
}

/** 64-bit words of the largest number. */
function wordsOf(numbers: Integers): number {
  return Math.max(1, ...Array.from(numbers, (n) => Math.ceil(n.toString(16).length / 16)));
}

/** Each number in `words` words. */
function littleEndian(numbers: Integers, words: number): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(8 * words * numbers.length));
  for (const [index, n] of numbers.entries()) {
    for (let k = 0; k < words; k++) {
      bytes.setBigUint64(8 * (index * words + k), n >> BigInt(64 * k), true);
    }
  }
  return new Uint8Array(bytes.buffer);
}

/** Whether a program with these includes compiles and links here. */
function compiles(includes: string, link: readonly string[]): boolean {
  const input = `${includes}int main(void) { return 0; }\n`;
  const { status } = spawnSync('cc', ['-x', 'c', '-', '-o', '/dev/null', ...link], { input });
  return status === 0;
}

function compile(args: readonly string[]): void {
  const { status, stderr } = spawnSync('cc', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`cc ${args.join(' ')}\n${stderr}`);
}
