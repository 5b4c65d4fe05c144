// Deliberately broken kernels. Each must be caught, or the tests prove nothing.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { compilerOptions, MODULES, type Variant } from '../../scripts/kernels.mjs';

/** One change of one line of the kernel. */
export interface Mutant {
  readonly name: string;
  /** The file of `assembly/`. */
  readonly file: string;
  /** A text that occurs once in the file. */
  readonly find: string;
  readonly replace: string;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SOURCES: ReadonlyMap<string, string> = new Map(
  readdirSync(join(ROOT, 'assembly'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [`assembly/${name}`, readFileSync(join(ROOT, 'assembly', name), 'utf8')]),
);

/**
 * Compiles a kernel with one mutation, or none, in memory: no file is written.
 *
 * @param name of the module in `scripts/kernels.mjs`
 */
export async function compileMutant(
  mutant?: Mutant,
  name = 'word',
  variant: Variant = 'baseline',
): Promise<WebAssembly.Module> {
  const module = MODULES.find((candidate) => candidate.name === name);
  if (module === undefined) throw new Error(`there is no module ${name}`);
  const sources = mutant === undefined ? SOURCES : mutate(mutant);
  // Loading it takes seconds.
  const { default: asc } = await import('assemblyscript/asc');
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [...compilerOptions(module, variant), '--optimizeLevel', '1', '--outFile', 'mutant.wasm'],
    {
      readFile: (path: string) => sources.get(path) ?? readConfig(path),
      writeFile: (path: string, contents: Uint8Array | string) => {
        if (path.endsWith('.wasm') && typeof contents !== 'string') binary = contents;
      },
      listFiles: () => [],
    },
  );
  if (error !== null) throw new Error(`the mutant does not compile: ${stderr.toString()}`);
  if (binary === undefined) throw new Error('the compiler has written no module');
  return new WebAssembly.Module(binary.slice());
}

/**
 * What a kernel is judged by. The verdicts of a batch are 1 or 0, and a factor of 0 means none.
 */
export interface Evidence {
  readonly batches: readonly {
    readonly name: string;
    readonly numbers: BigUint64Array;
    readonly prime: Uint8Array;
  }[];
  readonly factored: { readonly numbers: BigUint64Array; readonly factors: Uint32Array };
}

/** A broken loop may never end. The unmodified kernel takes a second or two. */
const PATIENCE = 30_000;

/** The first mistake of a kernel, or undefined. The kernel runs in a worker, to be stopped. */
export function mistakeOf(
  module: WebAssembly.Module,
  evidence: Evidence,
): Promise<string | undefined> {
  const worker = new Worker(new URL('../support/programs/judge-kernel.mjs', import.meta.url), {
    workerData: { module, evidence },
  });
  return new Promise<string | undefined>((resolve, reject) => {
    const timer = setTimeout(() => resolve('it does not end'), PATIENCE);
    worker.once('error', reject);
    worker.once('message', resolve);
    worker.once('exit', () => clearTimeout(timer));
  }).finally(() => worker.terminate());
}

/**
 * The sources with the mutation.
 *
 * @throws if the text to be replaced does not occur exactly once in the file
 */
export function mutate({ name, file, find, replace }: Mutant): ReadonlyMap<string, string> {
  const path = `assembly/${file}`;
  const source = SOURCES.get(path);
  const parts = source?.split(find);
  if (source === undefined || parts?.length !== 2) {
    throw new Error(`"${name}" does not fit ${path} any more: adapt the table of mutants`);
  }
  return new Map([...SOURCES, [path, parts.join(replace)]]);
}

function readConfig(name: string): string | null {
  return name === 'asconfig.json' ? readFileSync(join(ROOT, name), 'utf8') : null;
}
