// One call of `arePrime`: integers of one word in chunks of their array, and larger ones one by
// one, both at the same time.

import type { CheckedIntegers } from '../../input/integers.js';
import { allIntegers, checkIntegers } from '../../jobs/check-integers.js';
import { verdicts } from '../../jobs/verdicts.js';
import { insertVerdicts } from '../../primality/are-prime.js';
import type { Call } from '../call.js';
import { itemOf } from '../call.js';
import { PartsSupply, runInline, runParts } from '../parts-supply.js';
import { isSmall, longestFirst } from '../plan.js';

/** The verdicts on a list of validated integers. */
export async function decideAll(
  { packed, big }: CheckedIntegers,
  call: Call,
): Promise<Uint8Array<ArrayBuffer>> {
  const words = { list: packed, start: 0, end: packed.length };
  if (big.length === 0) return (await runParts(verdicts, words, call)).verdicts;
  const { scheduler, settings, signal } = call;
  const items = longestFirst(big.map(({ index, n }) => itemOf(n, index, settings)));
  const numbers = items.map(({ n }) => n);
  const large = allIntegers(numbers, settings.rounds);
  const join = (ofWords: Uint8Array<ArrayBuffer>, ofLarge: Uint8Array): Uint8Array<ArrayBuffer> => {
    const found = items.map(({ index }, place) => ({ index, prime: ofLarge[place] === 1 }));
    return insertVerdicts(
      ofWords,
      found.sort((a, b) => a.index - b.index),
    );
  };
  if (isSmall(verdicts.cost(words) + checkIntegers.cost(large))) {
    return join(
      runInline(verdicts, words, call).verdicts,
      runInline(checkIntegers, large, call).verdicts,
    );
  }
  const wordSupply = new PartsSupply(verdicts, words, call);
  const largeSupply = new PartsSupply(checkIntegers, large, call);
  await scheduler.runAll([wordSupply, largeSupply], signal);
  return join(wordSupply.output.verdicts, largeSupply.output.verdicts);
}
