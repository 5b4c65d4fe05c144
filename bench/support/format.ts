const UNITS = [
  { unit: 'ns', ns: 1 },
  { unit: 'µs', ns: 1e3 },
  { unit: 'ms', ns: 1e6 },
  { unit: 's', ns: 1e9 },
] as const;

/**
 * A time in its largest unit, to three digits, with a no-break space: `62.0 ns`, `1.04 µs`, `340
 * ms`.
 *
 * @param ns nanoseconds, at least 0
 */
export function formatTime(ns: number): string {
  // A time that rounds up to 1000 belongs to the next unit.
  const { unit, ns: size } = UNITS.findLast((unit) => ns >= 0.9995 * unit.ns) ?? UNITS[0];
  return `${toThreeDigits(ns / size)}\u00a0${unit}`;
}

/** How many times as long: `0.87×`, `1.3×`, `304×`, `330\u202f000×`. */
export function formatRatio(ratio: number): string {
  const digits = ratio < 99.5 ? ratio.toPrecision(2) : Number(ratio.toPrecision(3)).toFixed(0);
  return `${digits.replace(/\B(?=(\d{3})+$)/g, '\u202f')}×`;
}

function toThreeDigits(value: number): string {
  return value >= 99.95 ? value.toFixed(0) : value >= 9.995 ? value.toFixed(1) : value.toFixed(2);
}
