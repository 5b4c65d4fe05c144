// What an engine costs: shown by the tests, and never asserted.

/** Milliseconds of a minute. */
const MINUTE = 60_000;

/** Prints the overhead of a shard, and what is left of a slot's time with shards of a minute. */
export function reportOverhead(engine: string, milliseconds: number): void {
  const share = (MINUTE / (MINUTE + milliseconds)) * 100;
  console.log(
    `${engine}: ${milliseconds.toFixed(1)} ms a shard; shards of a minute are ${share.toFixed(2)} % useful`,
  );
}
