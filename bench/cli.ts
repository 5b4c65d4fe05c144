/**
 * How much does `primepool check < file` add to parsing and arithmetic?
 *
 * Compares the command with reading and parsing its file, here random 64-bit numbers, and with the
 * pool's arithmetic, each alone. The command's time includes the start of its process and of its
 * workers; the others are warm and do not print.
 *
 * Usage: npm run bench -- cli [--numbers N] [--rounds N] [--seed N]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PrimePool } from 'primepool';
import { limitOf } from '../src/cli/input/input-error.js';
import { LineParser } from '../src/cli/input/line-parser.js';
import { isPrimeBigInt } from '../test/oracle/bigint-primality.js';
import { splitMix64 } from './support/random.js';

const COMMAND = fileURLToPath(new URL('../dist/node/cli.js', import.meta.url));
/** The command's own values. */
const CHUNK_BYTES = 262_144;
const BATCH_NUMBERS = 16_384;

const { values } = parseArgs({
  options: {
    numbers: { type: 'string', default: '10000000' },
    rounds: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
  },
});
const count = Number(values.numbers);

const folder = mkdtempSync(join(tmpdir(), 'primepool-lines-'));
const file = join(folder, 'numbers.txt');
const pool = new PrimePool();
try {
  console.log(`Writing ${count} random 64-bit numbers (seed ${values.seed}) …`);
  const numbers = writeNumbers(BigInt(values.seed));
  await pool.start();
  await verify(numbers);

  const parsing: number[] = [];
  const arithmetic: number[] = [];
  const command: number[] = [];
  const ratios: number[] = [];
  let memory = 0;
  for (let round = 0; round < Number(values.rounds); round++) {
    const parsed = await timed(parseFile);
    const decided = await timed(() => decideAll(numbers));
    const checked = await timed(async () => {
      memory = Math.max(memory, await runCommand());
    });
    parsing.push(parsed);
    arithmetic.push(decided);
    command.push(checked);
    ratios.push(checked / (parsed + decided));
  }
  console.log(`  reading and parsing alone: ${shown(parsing)}`);
  console.log(`  the pool's arithmetic alone, ${pool.workers} workers: ${shown(arithmetic)}`);
  console.log(`  primepool check < file > /dev/null: ${shown(command)}`);
  const rounds = ratios.map((ratio) => ratio.toFixed(2)).join(', ');
  console.log(
    `  its ratio to the sum of the others, by round: ${rounds}; ` +
      `median ${median(ratios).toFixed(2)}`,
  );
  const peak = memory === 0 ? 'unknown' : `${(memory / 1024).toFixed(0)} MiB`;
  console.log(`  its peak resident memory: ${peak}`);
} finally {
  await pool.close();
  rmSync(folder, { recursive: true });
}

/** Writes the file and returns its numbers. */
function writeNumbers(seed: bigint): BigUint64Array {
  const next = splitMix64(seed);
  const numbers = new BigUint64Array(count);
  const descriptor = openSync(file, 'w');
  for (let start = 0; start < count; start += BATCH_NUMBERS) {
    const part = numbers.subarray(start, start + BATCH_NUMBERS);
    for (let i = 0; i < part.length; i++) part[i] = next();
    writeSync(descriptor, `${part.join('\n')}\n`);
  }
  closeSync(descriptor);
  return numbers;
}

/**
 * Compares every row that the command prints with the pool's verdict, and some verdicts with an
 * oracle.
 */
async function verify(numbers: BigUint64Array): Promise<void> {
  const verdicts = await pool.arePrime(numbers);
  for (let i = 0; i < numbers.length; i += Math.ceil(numbers.length / 1000)) {
    const n = numbers[i] ?? 0n;
    if (isPrimeBigInt(n) !== (verdicts[i] === 1)) throw new Error(`wrong answer for ${n}`);
  }
  const input = openSync(file, 'r');
  const { stdout } = spawn(process.execPath, [COMMAND, 'check'], {
    stdio: [input, 'pipe', 'inherit'],
  });
  if (stdout === null) throw new Error('no standard output');
  let row = 0;
  for await (const line of createInterface({ input: stdout })) {
    const expected = `${String(numbers[row]).padStart(16)}  ${verdicts[row] === 1 ? 'P' : ' '} `;
    if (!line.startsWith(expected)) throw new Error(`row ${row} is ${line}, not ${expected}`);
    row++;
  }
  closeSync(input);
  if (row !== numbers.length) throw new Error(`${row} rows for ${numbers.length} numbers`);
}

async function parseFile(): Promise<void> {
  const parser = new LineParser(limitOf('bpsw'));
  let parsed = 0;
  const input = openSync(file, 'r');
  for (;;) {
    const text = Buffer.allocUnsafeSlow(CHUNK_BYTES);
    const bytes = readSync(input, text, 0, CHUNK_BYTES, null);
    if (bytes === 0) break;
    for (const { numbers } of parser.push(text.subarray(0, bytes))) parsed += numbers.length;
  }
  closeSync(input);
  for (const { numbers } of parser.end()) parsed += numbers.length;
  if (parsed !== count) throw new Error(`${parsed} of ${count} numbers parsed`);
}

async function decideAll(numbers: BigUint64Array): Promise<void> {
  let decided = 0;
  for await (const { verdicts } of pool.checkBatches(batchesOf(numbers)))
    decided += verdicts.length;
  if (decided !== count) throw new Error(`${decided} of ${count} numbers decided`);
}

function* batchesOf(numbers: BigUint64Array): Generator<BigUint64Array> {
  for (let start = 0; start < numbers.length; start += BATCH_NUMBERS) {
    yield numbers.subarray(start, start + BATCH_NUMBERS);
  }
}

/** @returns its peak resident memory in KiB, or 0 if that is unavailable */
async function runCommand(): Promise<number> {
  const input = openSync(file, 'r');
  const child = spawn(process.execPath, [COMMAND, 'check'], {
    stdio: [input, 'ignore', 'inherit'],
  });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, peakMemory(child.pid));
  }, 20);
  const [status] = await once(child, 'exit');
  clearInterval(watch);
  closeSync(input);
  if (status !== 0) throw new Error(`the command exited with ${status}`);
  return peak;
}

/** The high-water mark that Linux keeps for a process. */
function peakMemory(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** @returns milliseconds */
async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function shown(times: readonly number[]): string {
  const [least, middle, most] = [Math.min(...times), median(times), Math.max(...times)];
  return `${middle.toFixed(0)} ms (${least.toFixed(0)} to ${most.toFixed(0)})`;
}
