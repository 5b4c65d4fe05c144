// Programs that not every machine has. Without one, its tests are skipped, and the report says how
// to install it; where `CI` is set, they fail.

import type { TestContext } from 'vitest';

/** Skips the test, or fails it if `CI` is set, unless the program is there. */
export function needs(context: TestContext, present: boolean, name: string, command: string): void {
  if (present) return;
  const reason = `${name} is not installed: ${command}`;
  if (process.env.CI) throw new Error(reason);
  // The report only counts skipped tests, unless it is verbose.
  console.warn(`skipped: ${reason}`);
  context.skip(reason);
}
