import { baseOf } from './base.js';
import { formatRatio, formatTime } from './format.js';
import type { Measurement } from './measure.js';
import type { Result } from './results.js';

/**
 * Rewrites each table between `<!-- bench:NAME -->` and `<!-- /bench -->`, where NAME is a workload
 * or several joined by commas, one column each. With `bench:NAME ratios`, the others' times are
 * multiples of primepool's.
 *
 * @throws {Error} if a workload has no result, or a marker is not closed
 */
export function rewriteTables(markdown: string, results: ReadonlyMap<string, Result>): string {
  const marked = /<!-- bench:(\S+)( ratios)? -->[\s\S]*?<!-- \/bench -->/g;
  const opened = markdown.match(/<!-- bench:/g)?.length ?? 0;
  const closed = markdown.match(marked)?.length ?? 0;
  if (opened !== closed) throw new Error(`${opened} bench markers, ${closed} of them closed`);
  return markdown.replace(marked, (_, name: string, ratios = '') => {
    const columns = name.split(',').map((workload) => {
      const result = results.get(workload);
      if (result === undefined) throw new Error(`no result for workload "${workload}"`);
      return result;
    });
    return `<!-- bench:${name}${ratios} -->\n\n${table(columns, ratios !== '')}\n\n<!-- /bench -->`;
  });
}

/** One row for each contestant, the fastest in the first column first. */
function table(columns: readonly Result[], areRatios: boolean): string {
  const contestants = new Map(
    columns.flatMap(({ rows }) => fastestFirst(rows)).map((row) => [row.contestant, row]),
  );
  const header = ['', ...columns.map(({ workload }) => workload.name)];
  const lines = [
    header,
    header.map((_, i) => (i === 0 ? '---' : '---:')),
    ...Array.from(contestants.values(), (contestant) => [
      nameOf(contestant),
      ...columns.map(({ rows }) => timeOf(rows, contestant, areRatios)),
    ]),
  ];
  const text = lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return `${text}\n\n${caption(columns, areRatios)}`;
}

function fastestFirst(rows: readonly Measurement[]): Measurement[] {
  return rows.toSorted((a, b) => a.nsPerNumber - b.nsPerNumber);
}

function nameOf({ contestant, version, kind }: Measurement): string {
  return kind === 'primepool' ? `**${contestant}**` : `${contestant} ${version}`.trim();
}

function timeOf(
  rows: readonly Measurement[],
  { contestant, kind }: Measurement,
  isRatio: boolean,
): string {
  const row = rows.find((row) => row.contestant === contestant);
  if (row === undefined) return '–';
  const base = baseOf(rows);
  if (isRatio && base !== undefined && kind !== 'primepool') {
    return formatRatio(row.nsPerNumber / base.nsPerNumber);
  }
  const time = formatTime(row.nsPerNumber);
  return kind === 'primepool' ? `**${time}**` : time;
}

function caption(columns: readonly Result[], areRatios: boolean): string {
  const environments = new Set(columns.map(environmentOf));
  const counts = columns.flatMap(({ rows }) => rows.map((row) => row.rounds));
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const rounds = least === most ? least : `${least} to ${most}`;
  const dates = columns.map(({ date }) => date.slice(0, 10)).sort();
  const base = baseOf(columns[0]?.rows ?? [])?.contestant;
  const each = columns.every(({ workload }) => workload.numbers === 1) ? '' : ' per number';
  const what = areRatios ? `Time${each}, or multiples (×) of ${base}'s` : `Time${each}`;
  return `${what}, median of ${rounds} rounds.\n${[...environments].join('; ')}; ${dates.at(-1)}.`;
}

/**
 * The machine, the engine and the kernel: `AMD EPYC, 2 cores, linux x64, Node 20.20.2, baseline
 * kernel`.
 */
export function environmentOf({ machine, engine, variant }: Result): string {
  const { cpu, cores, system } = machine;
  const runtime = engine.browser ?? `Node ${engine.node}`;
  return `${cpu}, ${cores} cores, ${system}, ${runtime}, ${variant} kernel`;
}
