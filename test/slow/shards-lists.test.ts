// Every list in every number of shards.

import { expect, test } from 'vitest';
import { run } from '../support/command.js';
import { Random, SEED } from '../support/random.js';
import {
  COUNTS,
  checkInShards,
  factorInShards,
  fileOf,
  LISTS,
  linesInShards,
} from '../support/shard-lists.js';

test.each(LISTS)(`check: $name, seed ${SEED}`, (list) => checkInShards(list, COUNTS));

test.each(LISTS)(`factor: $name, seed ${SEED}`, (list) => factorInShards(list, COUNTS));

test(`a hundred thousand lines, read in many pieces, seed ${SEED}`, async () => {
  const random = new Random();
  const numbers = Array.from({ length: 100_000 }, () => random.bits(1 + random.below(64)));
  const text = numbers.map((n, i) => (i % 997 === 0 ? `${2n ** 400n + n}\n` : `${n}\n`)).join('');
  const whole = await run(['check', '--json'], text);
  const expected = whole.stdout.replaceAll(
    /"index":\d+,|,"elapsed":[\d.e+-]+,"worker":\d+(,"factor":"\d+")?/g,
    '',
  );
  for (const shards of COUNTS) {
    const found = await linesInShards(['check', '--json', '--input', fileOf(text)], shards);
    expect(found === expected, `${shards} shards`).toBe(true);
  }
});
