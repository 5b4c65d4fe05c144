import type { Kind } from './contestant.js';
import { formatRatio, formatTime } from './format.js';
import type { Measurement } from './measure.js';
import { nameOf, type Result, resultOf, writeResult } from './results.js';

/** What all sides are asked, and how their answers are checked. */
export interface Question {
  /** As the tables name it. */
  readonly name: string;
  /** Its size: the horizontal position in a plot. */
  readonly bits: number;
  /** Seed of its numbers, if they are random. */
  readonly seed?: bigint;
  /** How many numbers an answer covers; times are per number. Default 1. */
  readonly numbers?: number;
  /** @returns whether an answer is right */
  isRight(answer: string): boolean;
}

/** A library or a program that is asked. */
export interface Side {
  readonly name: string;
  readonly version: string;
  readonly kind: Kind;
  readonly note?: string;
  /** Gives an answer. */
  answer(): Answer | Promise<Answer>;
}

/** An answer as text, or with the milliseconds that it took by the side's own clock. */
export type Answer = string | { readonly text: string; readonly elapsed: number };

export interface AskOptions {
  readonly rounds: number;
  /** The module of primepool that is measured; the result records its variant. */
  readonly module: string;
  /** A side that takes longer than this is asked only once; milliseconds, default 5000. */
  readonly patience?: number;
}

/**
 * Asks all sides in turn, once in each round; the figure is the median over the rounds. The first
 * round warms up, and counts only for sides slower than `patience`.
 *
 * @throws {Error} if an answer is wrong
 */
export async function ask(
  question: Question,
  sides: readonly Side[],
  { rounds, module, patience = 5000 }: AskOptions,
): Promise<Result> {
  const { name, bits, seed, numbers = 1 } = question;
  const times = sides.map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [i, side] of sides.entries()) {
      const own = times[i] ?? [];
      if ((own[0] ?? 0) > patience) continue;
      const elapsed = await timeOf(side, question);
      if (round > 0 || elapsed > patience) own.push(elapsed);
    }
  }
  const rows = sides.map(({ answer: _, ...side }, i): Measurement => {
    const { name: contestant, ...rest } = side;
    const sorted = (times[i] ?? []).toSorted((a, b) => a - b);
    const at = (quantile: number): number =>
      ((sorted[Math.floor(quantile * (sorted.length - 1))] ?? Number.NaN) * 1e6) / numbers;
    const [nsPerNumber, min, max] = [at(0.5), at(0), at(1)];
    return { contestant, ...rest, numbers, rounds: sorted.length, nsPerNumber, min, max };
  });
  return resultOf({ name, bits, seed, numbers }, rows, module);
}

/** Milliseconds. */
async function timeOf(side: Side, question: Question): Promise<number> {
  const start = performance.now();
  const answer = await side.answer();
  const elapsed = performance.now() - start;
  const text = typeof answer === 'string' ? answer : answer.text;
  if (!question.isRight(text)) {
    throw new Error(`${side.name}: a wrong answer to ${question.name}: ${text.slice(0, 100)}`);
  }
  return typeof answer === 'string' ? elapsed : answer.elapsed;
}

/** Asks, prints the times with their ratios to the first side's, and writes the result. */
export async function askAndFile(
  file: string,
  question: Question,
  sides: readonly Side[],
  options: AskOptions,
): Promise<void> {
  const result = await ask(question, sides, options);
  console.log(`\n${question.name}`);
  const width = Math.max(...sides.map(({ name, version }) => `${name} ${version}`.length));
  const [first] = result.rows;
  for (const { contestant, version, nsPerNumber, min, max } of result.rows) {
    const ratio = formatRatio(nsPerNumber / (first?.nsPerNumber ?? Number.NaN));
    const range = `${formatTime(min)} to ${formatTime(max)}`;
    const name = `${contestant} ${version}`.padEnd(width);
    console.log(
      `  ${name}  ${formatTime(nsPerNumber).padStart(8)}  ${ratio.padStart(6)}  ${range}`,
    );
  }
  writeResult(nameOf(file, result.variant), result);
}
