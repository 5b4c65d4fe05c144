// One call of `check`, as a stream of single results.

import { LOOK_AHEAD, READ_BURST } from '../config.js';
import type { Integer } from '../integer.js';
import { type Call, checkInline, type Intake, isInline } from './call.js';
import { CheckSupply } from './check-supply.js';
import type { PoolResult } from './results.js';
import { stream } from './stream.js';

/**
 * The results in completion order.
 *
 * @param begin is called when the first result is asked for; its numbers are sent in their order, and
 *   the iterator of the others is closed at the end
 */
export function checkStream(
  begin: () => { readonly call: Call; readonly intake: Intake },
): AsyncGenerator<PoolResult, void, undefined> {
  return stream<Integer, PoolResult>(() => {
    const { call, intake } = begin();
    if (isInline(intake)) return { call, inline: checkInline(call, intake.items) };
    return {
      call,
      makeSupply: (onResults) => {
        const supply = new CheckSupply(call.way, call.workers, onResults);
        for (const item of intake.items) supply.add(item);
        return supply;
      },
      rest: intake.rest,
      index: intake.items.length,
      lookAhead: LOOK_AHEAD,
      burst: READ_BURST,
    };
  });
}
