/**
 * Writes the records of the slow tests to `test/results/where-it-runs.json` and the table of
 * doc/hosts.md. Records that this run did not make again stay unchanged.
 *
 * Usage: npm run test:slow && npm run test:report
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { LATEST, PUBLISHED, type RunRecord, rewriteWhereItRuns } from './records.js';

const PAGE = new URL('../../doc/hosts.md', import.meta.url);
const ORDER = ['browser', 'runtime', 'bundler'];

const read = (url: URL): unknown => JSON.parse(readFileSync(url, 'utf8'));
const before = existsSync(PUBLISHED) ? (read(PUBLISHED) as RunRecord[]) : [];
const latest = readdirSync(LATEST).map((file) => read(new URL(file, LATEST)) as RunRecord);
const byName = new Map([...before, ...latest].map((seen) => [seen.name, seen]));
const records = [...byName.values()].sort(
  (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (a.name < b.name ? -1 : 1),
);
writeFileSync(PUBLISHED, `${JSON.stringify(records, undefined, 2)}\n`);
writeFileSync(PAGE, rewriteWhereItRuns(readFileSync(PAGE, 'utf8'), records));
console.log(`${latest.length} of ${records.length} rows are new`);
