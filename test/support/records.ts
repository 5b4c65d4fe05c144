// Where the slow tests have seen the package run: the source of the table in doc/hosts.md.

import { mkdirSync, writeFileSync } from 'node:fs';

/** One environment in which the package has run. */
export type RunRecord = EngineRecord | BundlerRecord;

/** A browser or a runtime that has decided all shared cases, through every entry point. */
export interface EngineRecord {
  readonly kind: 'browser' | 'runtime';
  readonly name: string;
  readonly version: string;
  /** The variant of the kernel that the package has chosen. */
  readonly variant: string;
  /** The mode of its pool. */
  readonly pool: string;
  /** Numbers, each of which went through every entry point that accepts it. */
  readonly cases: number;
  /** The count of wrong answers. */
  readonly wrong: number;
}

/** A bundler whose page works in Chromium, with workers. */
export interface BundlerRecord {
  readonly kind: 'bundler';
  readonly name: string;
  readonly version: string;
  /** What its workers are started from. */
  readonly source: string;
}

/** Where the last run of the slow tests writes them, a file for each. */
export const LATEST = new URL('../../build/where-it-runs/', import.meta.url);
/** The records in the table of doc/hosts.md. */
export const PUBLISHED = new URL('../results/where-it-runs.json', import.meta.url);

export function record(seen: RunRecord): void {
  mkdirSync(LATEST, { recursive: true });
  const file = `${seen.kind}-${seen.name.toLowerCase().replaceAll(/\W+/g, '-')}.json`;
  writeFileSync(new URL(file, LATEST), `${JSON.stringify(seen, undefined, 2)}\n`);
}

const MARKED = /<!-- where-it-runs -->[\s\S]*<!-- \/where-it-runs -->/;

/** @returns the text with its table rewritten */
export function rewriteWhereItRuns(markdown: string, records: readonly RunRecord[]): string {
  if (!MARKED.test(markdown)) throw new Error('there is no place for the table');
  const engines = records.filter((seen) => seen.kind !== 'bundler');
  const bundlers = records.filter((seen) => seen.kind === 'bundler');
  const text = [
    '<!-- where-it-runs -->',
    table(
      ['', 'version', 'kernel', 'pool', 'cases', 'wrong answers'],
      engines.map(({ name, version, variant, pool, cases, wrong }) => {
        return [name, version, variant, pool, cases.toLocaleString('en-US'), String(wrong)];
      }),
    ),
    table(
      ['built with', 'version', 'workers from'],
      bundlers.map(({ name, version, source }) => [name, version, source]),
    ),
    '<!-- /where-it-runs -->',
  ].join('\n\n');
  return markdown.replace(MARKED, () => text);
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, header.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
