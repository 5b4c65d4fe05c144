// One call of `check`, as a stream of single results.

import type { Integer } from '../../input/integer.js';
import { type Call, checkInline, type Input, isInline } from '../call.js';
import type { PoolResult } from '../reports/results.js';
import { BYTES_AHEAD, LOOK_AHEAD, READ_BURST } from '../tunables.js';
import { CheckSupply } from './check-supply.js';
import { stream } from './stream.js';

/**
 * The results in completion order.
 *
 * @param begin is called when the first result is requested; its items are sent in order, and the
 *   iterator of the others is closed at the end
 */
export function checkStream(
  begin: () => { readonly call: Call; readonly input: Input },
): AsyncGenerator<PoolResult, void, undefined> {
  return stream<Integer, PoolResult>(() => {
    const { call, input } = begin();
    if (isInline(input)) return { call, inline: checkInline(call, input.items) };
    return {
      call,
      makeSupply: (onResults) => {
        const supply = new CheckSupply(call.settings, call.workers, onResults);
        for (const item of input.items) supply.add(item);
        return supply;
      },
      rest: input.rest,
      index: input.items.length,
      lookAhead: LOOK_AHEAD,
      lookAheadBytes: BYTES_AHEAD,
      burst: READ_BURST,
    };
  });
}
