/** The output of `programs/every-subject.mjs`, by subject. */
export function outcomesOf(output: string): Record<string, string> {
  return Object.fromEntries(output.split('\n').map((line) => line.split(': ', 2)));
}
