import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { baseOf } from './base.js';
import type { Kind } from './contestant.js';
import { formatRatio, formatTime } from './format.js';
import type { Measurement } from './measure.js';
import type { Result } from './results.js';
import { environmentOf } from './table.js';

/** Pixels. */
const LAYOUT = {
  width: 860,
  top: 104,
  right: 172,
  bottom: 72,
  left: 262,
  bar: 30,
  edge: 28,
} as const;

const LEGEND: readonly { readonly kind: Kind; readonly text: string; readonly x: number }[] = [
  { kind: 'primepool', text: 'primepool', x: 0 },
  { kind: 'javascript', text: 'JavaScript and WebAssembly', x: 104 },
  { kind: 'native', text: 'native', x: 314 },
];

/**
 * A bar chart of one result as a self-contained SVG: time per number by contestant, log scale.
 *
 * It follows the reader's colour scheme and has its own background, because the scheme of a page
 * may differ from that of the reader's system (npm's is always light).
 */
export function plot(result: Result): string {
  const rows = result.rows.toSorted((a, b) => a.nsPerNumber - b.nsPerNumber);
  const base = baseOf(result.rows) ?? rows[0];
  if (base === undefined) throw new Error(`no rows for ${result.workload.name}`);

  const { document } = parseHTML('<html></html>');
  const height = LAYOUT.top + rows.length * LAYOUT.bar + LAYOUT.bottom;
  const domain = decadesAround(rows);
  const value = { x: 'nsPerNumber', y: 'contestant', textAnchor: 'start' } as const;
  const svg = Plot.plot({
    document,
    width: LAYOUT.width,
    height,
    marginTop: LAYOUT.top,
    marginRight: LAYOUT.right,
    marginBottom: LAYOUT.bottom,
    marginLeft: LAYOUT.left,
    x: { type: 'log', domain, label: null },
    y: { domain: rows.map(({ contestant }) => contestant), label: null, padding: 0.34, axis: null },
    marks: [
      Plot.gridX({ className: 'grid', ticks: decades(domain) }),
      Plot.axisX({
        className: 'muted',
        ticks: decades(domain),
        tickFormat: (ns: number) => formatTime(ns).replace(/\.0+(?=\D)/, ''),
        tickSize: 0,
        fontSize: 12,
      }),
      ...LEGEND.map(({ kind }) =>
        Plot.barX(
          rows.filter((row) => row.kind === kind),
          { className: kind, x1: domain[0], x2: 'nsPerNumber', y: 'contestant', rx2: 4 },
        ),
      ),
      names(
        rows.filter(({ kind }) => kind === 'primepool'),
        'ours',
      ),
      names(
        rows.filter(({ kind }) => kind !== 'primepool'),
        'text',
      ),
      Plot.text(rows, {
        ...value,
        className: 'text',
        text: (row: Measurement) => formatTime(row.nsPerNumber),
        dx: 8,
        fontSize: 13,
        fontWeight: 600,
      }),
      Plot.text(
        rows.filter((row) => row !== base),
        {
          ...value,
          className: 'muted',
          text: (row: Measurement) => formatRatio(row.nsPerNumber / base.nsPerNumber),
          dx: 82,
          fontSize: 12,
        },
      ),
      heading(titleOf(result), 'text', 34, 19, 600),
      heading(subtitleOf(base), 'muted', 58, 13, 400),
      ...LEGEND.flatMap(legend),
      heading(footer(result), 'muted', height - 22, 11.5, 400),
    ],
  });
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', `${titleOf(result)}: ${rows.map(spoken).join(', ')}`);
  svg.querySelector('style')?.replaceWith(styleIn(document));
  svg.querySelector('style')?.after(panelIn(document, height));
  return `${svg.outerHTML}\n`;
}

/** The colours of all charts, light and dark. */
export const PALETTE = `
text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  font-variant-numeric: tabular-nums; stroke: #ffffff; stroke-width: 4px; stroke-linejoin: round;
  paint-order: stroke; }
.panel { fill: #ffffff; stroke: #d8dee4; }
.text { fill: #1f2328; }
.ours { fill: #4f39d6; font-weight: 600; }
.muted { fill: #656d76; }
.grid { stroke: #d8dee4; stroke-opacity: 1; }
.primepool { fill: #654ff0; }
.javascript { fill: #d9a441; }
.native { fill: #8c96a4; }
.primepool { color: #654ff0; }
.javascript { color: #d9a441; }
.native { color: #8c96a4; }
.line { fill: none; }
@media (prefers-color-scheme: dark) {
  text { stroke: #0d1117; }
  .panel { fill: #0d1117; stroke: #30363d; }
  .text { fill: #e6edf3; }
  .ours { fill: #b3a7ff; }
  .muted { fill: #9198a1; }
  .grid { stroke: #262c34; }
  .primepool { fill: #9585ff; }
  .javascript { fill: #b98a2e; }
  .native { fill: #5f6a78; }
  .primepool { color: #9585ff; }
  .javascript { color: #b98a2e; }
  .native { color: #5f6a78; }
  .line { fill: none; }
}
`;

function styleIn(document: Document): Element {
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style');
  style.textContent = PALETTE;
  return style;
}

function panelIn(document: Document, height: number): Element {
  const panel = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  const box = { x: 0.5, y: 0.5, width: LAYOUT.width - 1, height: height - 1, rx: 10 };
  panel.setAttribute('class', 'panel');
  for (const [name, length] of Object.entries(box)) panel.setAttribute(name, String(length));
  return panel;
}

function names(rows: readonly Measurement[], className: string): Plot.Markish {
  return Plot.text(rows, {
    className,
    y: 'contestant',
    text: nameAndVersion,
    frameAnchor: 'left',
    textAnchor: 'end',
    dx: -10,
    fontSize: 13,
  });
}

/** Text at the picture's left edge, `y` pixels from its top. */
function heading(
  text: string,
  className: string,
  y: number,
  fontSize: number,
  fontWeight: number,
): Plot.Markish {
  return Plot.text([text], {
    className,
    frameAnchor: 'top-left',
    dx: LAYOUT.edge - LAYOUT.left,
    dy: y - LAYOUT.top,
    lineAnchor: 'bottom',
    fontSize,
    fontWeight,
  });
}

function legend({ kind, text, x }: (typeof LEGEND)[number]): Plot.Markish[] {
  const dx = LAYOUT.edge - LAYOUT.left + x;
  return [
    Plot.dot([text], {
      className: kind,
      frameAnchor: 'top-left',
      dx: dx + 5,
      dy: 81 - LAYOUT.top,
      r: 5,
      symbol: 'square',
      stroke: 'none',
      fill: 'currentColor',
    }),
    Plot.text([text], {
      className: 'muted',
      frameAnchor: 'top-left',
      lineAnchor: 'middle',
      dx: dx + 16,
      dy: 81 - LAYOUT.top,
      fontSize: 12,
    }),
  ];
}

function titleOf({ workload: { name, bits } }: Result): string {
  if (name.startsWith('primes')) return `Testing ${bits}-bit primes`;
  if (name.startsWith('random')) return `Deciding random ${bits}-bit integers`;
  if (name.startsWith('consecutive')) return 'Deciding consecutive integers from 2⁶³';
  if (name === 'sample') return 'Deciding the 20 integers of the sample';
  return name;
}

function subtitleOf({ contestant }: Measurement): string {
  const scale = 'Time per number on a logarithmic scale, shorter is better';
  return `${scale}; × is relative to ${contestant}`;
}

function footer(result: Result): string {
  const rounds = Math.min(...result.rows.map((row) => row.rounds));
  const measured = `${result.date.slice(0, 10)}, commit ${result.commit}`;
  return `${environmentOf(result)} · median of ${rounds} rounds · ${measured}`;
}

function nameAndVersion({ contestant, version, kind }: Measurement): string {
  return kind === 'primepool' ? contestant : `${contestant} ${version}`.trim();
}

function spoken({ contestant, nsPerNumber }: Measurement): string {
  return `${contestant} ${formatTime(nsPerNumber)}`;
}

/** From a power of ten below the fastest, which leaves room for its bar, to the slowest. */
function decadesAround(rows: readonly Measurement[]): [number, number] {
  const times = rows.map((row) => row.nsPerNumber);
  const low = Math.floor(Math.log10(Math.min(...times)) - 0.3);
  return [10 ** Math.max(0, low), Math.max(...times)];
}

function decades([low, high]: readonly [number, number]): number[] {
  const first = Math.round(Math.log10(low));
  return Array.from(
    { length: Math.floor(Math.log10(high)) - first + 1 },
    (_, i) => 10 ** (first + i),
  );
}
