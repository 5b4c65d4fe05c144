// The overhead of an engine: the tests print it, and never assert it.

/** Milliseconds of a minute. */
const MINUTE = 60_000;

/** Prints the overhead of a shard, and the useful share of a slot's time for one-minute shards. */
export function reportOverhead(engine: string, milliseconds: number): void {
  const share = (MINUTE / (MINUTE + milliseconds)) * 100;
  console.log(
    `${engine}: ${milliseconds.toFixed(1)} ms a shard; shards of a minute are ${share.toFixed(2)} % useful`,
  );
}
