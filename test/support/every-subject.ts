// What `programs/every-subject.mjs` prints when nothing is short.

/** The answers by subject. */
export const ANSWERS: Readonly<Record<string, string>> = {
  'words in a list': '6057',
  'integers in a list': '1',
  'a search': '357',
  'a count by the formula': '4118054813',
  'a count of a range': '289394',
  'primes of a range': '361726',
  'the n-th prime': '22801763489',
  'factors of words': '60000',
  'factors of an integer': '2',
  'a proof': 'true',
};

/** What has been printed, by subject. */
export function outcomesOf(output: string): Record<string, string> {
  return Object.fromEntries(output.split('\n').map((line) => line.split(': ', 2)));
}
