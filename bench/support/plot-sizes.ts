import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { baseOf } from './base.js';
import { formatRatio, formatTime } from './format.js';
import type { Measurement } from './measure.js';
import { PALETTE } from './plot.js';
import type { Result } from './results.js';
import { environmentOf } from './table.js';

/** Pixels. */
const LAYOUT = { width: 890, height: 460, top: 84, right: 240, bottom: 84, left: 72 } as const;

/** The texts and the horizontal scale of a chart. */
export interface SizeChart {
  readonly title: string;
  readonly subtitle: string;
  /** Scale of the sizes: `linear` if they are bit lengths that stand for the numbers themselves. */
  readonly scale: 'log' | 'linear';
}

interface Point extends Measurement {
  readonly bits: number;
}

/**
 * A chart of time by size as a self-contained SVG, a line for each contestant. It follows the
 * reader's colour scheme as the bar charts do.
 *
 * @param results of one kind of workload, one for each size
 */
export function plotSizes(
  { title, subtitle, scale }: SizeChart,
  results: readonly Result[],
): string {
  const sorted = results.toSorted((a, b) => a.workload.bits - b.workload.bits);
  const points = sorted.flatMap(({ workload: { bits }, rows }) =>
    rows.map((row): Point => ({ ...row, bits })),
  );
  const [last] = sorted.slice(-1);
  if (last === undefined) throw new Error(`no results for "${title}"`);
  const { document } = parseHTML('<html></html>');
  const ends = labelled(points);
  const names = new Map(sorted.map(({ workload: { bits, name } }) => [bits, name]));
  const svg = Plot.plot({
    document,
    width: LAYOUT.width,
    height: LAYOUT.height,
    marginTop: LAYOUT.top,
    marginRight: LAYOUT.right,
    marginBottom: LAYOUT.bottom,
    marginLeft: LAYOUT.left,
    x: scale === 'log' ? { type: 'log', base: 2, label: null } : { type: 'linear', label: null },
    y: { type: 'log', label: null },
    marks: [
      Plot.gridY({ className: 'grid' }),
      Plot.axisX(
        sorted.map(({ workload }) => workload.bits),
        {
          className: 'muted',
          tickFormat: (bits: number) => names.get(bits) ?? '',
          tickSize: 0,
          fontSize: 12,
        },
      ),
      Plot.axisY({
        className: 'muted',
        tickFormat: (ns: number) => formatTime(ns).replace(/\.0+(?=\D)/, ''),
        tickSize: 0,
        ticks: 6,
        fontSize: 12,
      }),
      ...['javascript', 'native', 'primepool'].flatMap((kind) => {
        const ours = points.filter((point) => point.kind === kind);
        return [
          Plot.line(ours, {
            className: `${kind} line`,
            x: 'bits',
            y: 'nsPerNumber',
            z: 'contestant',
            stroke: 'currentColor',
            strokeWidth: kind === 'primepool' ? 3 : 1.75,
          }),
          Plot.dot(ours, {
            className: kind,
            x: 'bits',
            y: 'nsPerNumber',
            r: 3,
            stroke: 'none',
            fill: 'currentColor',
          }),
        ];
      }),
      Plot.text(ends, {
        className: 'text',
        x: 'bits',
        y: 'place',
        text: 'label',
        textAnchor: 'start',
        dx: 10,
        fontSize: 12,
      }),
      heading(title, 'text', 34, 19),
      heading(subtitle, 'muted', 58, 13),
      heading(
        `${environmentOf(last)} · ${last.date.slice(0, 10)}, commit ${last.commit}`,
        'muted',
        LAYOUT.height - 22,
        11.5,
      ),
    ],
  });
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', `${title}: ${ends.map(({ label }) => label).join(', ')}`);
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style');
  style.textContent = PALETTE;
  svg.querySelector('style')?.replaceWith(style);
  const panel = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  panel.setAttribute('class', 'panel');
  const box = { x: 0.5, y: 0.5, width: LAYOUT.width - 1, height: LAYOUT.height - 1, rx: 10 };
  for (const [name, length] of Object.entries(box)) panel.setAttribute(name, String(length));
  style.after(panel);
  return `${svg.outerHTML}\n`;
}

/**
 * The names at the ends of the lines, moved apart to be readable, with the ratio to primepool
 * there.
 */
function labelled(
  points: readonly Point[],
): { readonly bits: number; readonly place: number; readonly label: string }[] {
  const byContestant = new Map<string, Point>();
  for (const point of points) byContestant.set(point.contestant, point);
  const ends = [...byContestant.values()].sort((a, b) => a.nsPerNumber - b.nsPerNumber);
  const greatest = Math.max(...points.map(({ bits }) => bits));
  const times = points.map(({ nsPerNumber }) => nsPerNumber);
  // The height of a line of text on the logarithmic scale.
  const line = (Math.max(...times) / Math.min(...times)) ** (1 / 17);
  let above = 0;
  return ends.map(({ contestant, kind, bits, nsPerNumber }) => {
    const base = baseOf(points.filter((point) => point.bits === bits));
    const ratio = base === undefined ? 1 : nsPerNumber / base.nsPerNumber;
    const place = Math.max(nsPerNumber, above * line);
    above = place;
    const comparison = kind === 'primepool' ? '' : ` ${formatRatio(ratio)}`;
    return { bits: greatest, place, label: `${contestant}${comparison}` };
  });
}

function heading(text: string, className: string, y: number, fontSize: number): Plot.Markish {
  return Plot.text([text], {
    className,
    frameAnchor: 'top-left',
    dx: 28 - LAYOUT.left,
    dy: y - LAYOUT.top,
    lineAnchor: 'bottom',
    fontSize,
    fontWeight: className === 'text' ? 600 : 400,
  });
}
