// What the slow tests have seen run: the table "Where it runs" of doc/hosts.md is made of it.

import { mkdirSync, writeFileSync } from 'node:fs';

/** One thing in which the package has run. */
export type RunRecord = EngineRecord | BundlerRecord;

/** A browser or a runtime that has given right answers to all shared cases, by every door. */
export interface EngineRecord {
  readonly kind: 'browser' | 'runtime';
  readonly name: string;
  readonly version: string;
  /** Of the kernel, as the package has chosen it. */
  readonly variant: string;
  /** What its pool works with. */
  readonly pool: string;
  /** Numbers, each of which was decided by every door that takes it. */
  readonly cases: number;
  /** Answers. */
  readonly wrong: number;
}

/** What has made a page that works in Chromium, with workers. */
export interface BundlerRecord {
  readonly kind: 'bundler';
  readonly name: string;
  readonly version: string;
  /** What its workers are started from. */
  readonly source: string;
}

/** Where the last run of the slow tests leaves them, a file for each. */
export const LATEST = new URL('../../build/where-it-runs/', import.meta.url);
/** What the table in doc/hosts.md says. */
export const PUBLISHED = new URL('../results/where-it-runs.json', import.meta.url);

export function record(seen: RunRecord): void {
  mkdirSync(LATEST, { recursive: true });
  const file = `${seen.kind}-${seen.name.toLowerCase().replaceAll(/\W+/g, '-')}.json`;
  writeFileSync(new URL(file, LATEST), `${JSON.stringify(seen, undefined, 2)}\n`);
}

const MARKED = /<!-- where-it-runs -->[\s\S]*<!-- \/where-it-runs -->/;

/** @returns the text with its table made anew */
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
