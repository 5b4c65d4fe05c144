import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { COMMAND, ended, lines, rowsOf, run, start } from '../support/command.js';
import { SLOW, some } from '../support/extent.js';

const BY_TRIAL_DIVISION = ['--method', 'trial-division'];

describe('arguments', () => {
  test('get a row each, in order', async () => {
    const { status, stdout, stderr } = await run([
      'check',
      '97',
      '91',
      '0',
      '18446744073709551557',
    ]);
    expect(stdout).toMatch(/^ {18}97 {2}P {1,5}\d\S* [µm]?s$/m);
    expect(rowsOf(stdout)).toEqual([
      { n: '97', prime: true, end: '' },
      { n: '91', prime: false, end: '= 7 × 13' },
      { n: '0', prime: false, end: '' },
      { n: '18446744073709551557', prime: true, end: '' },
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test.runIf(SLOW)('a quick one is answered at once, although later ones take long', async () => {
    const expensive = ['18446744073709551557', '18446744073709551533', '18446744073709551521'];
    const child = start(['check', ...BY_TRIAL_DIVISION, '97', ...expensive]);
    const [first] = (await once(child.stdout, 'data')) as [Buffer];
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(rowsOf(first.toString()).map(({ n }) => n)).toEqual(['97']);
  });

  test('trial division shows the smallest factor and the rest', async () => {
    const { stdout } = await run(['check', ...BY_TRIAL_DIVISION, '91', '3333335652092209', '97']);
    expect(rowsOf(stdout)).toEqual([
      { n: '91', prime: false, end: '= 7 × 13' },
      { n: '3333335652092209', prime: false, end: '= 57735047 × 57735047' },
      { n: '97', prime: true, end: '' },
    ]);
  });

  test('negative integers after --', async () => {
    const { status, stdout } = await run(['check', '--', '-7', '+7', '007']);
    expect(rowsOf(stdout)).toEqual([
      { n: '-7', prime: false, end: '' },
      { n: '7', prime: true, end: '' },
      { n: '7', prime: true, end: '' },
    ]);
    expect(status).toBe(0);
  });

  test.each(['NaN', '', `${2n ** 131_072n}`])(
    'refuses %j before any work, naming it',
    async (word) => {
      const { status, stdout, stderr } = await run(['check', '97', word]);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain(`argument 2: ${JSON.stringify(word).slice(0, 20)}`);
      expect(lines(stderr)).toHaveLength(1);
    },
  );

  test('accepts integers that a JavaScript number cannot represent', async () => {
    const { stdout } = await run(['check', '9007199254740992', '9007199254740997']);
    expect(rowsOf(stdout).map(({ prime }) => prime)).toEqual([false, true]);
  });
});

describe('lines', () => {
  const check = (input: string) => run(['check', '--json'], input);

  test('are answered whatever surrounds the integers', async () => {
    const { status, stdout, stderr } = await check('\ufeff+2\r\n\n 004 \n-7\n97');
    expect(read(stdout).map(({ n, index, prime }) => [n, index, prime])).toEqual([
      ['2', 0, true],
      ['4', 1, false],
      ['-7', 2, false],
      ['97', 3, true],
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test.each(['', '\n\n  \n'])('may be empty (%j)', async (input) => {
    expect(await check(input)).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('end at the first that is not an integer, after those before it are answered', async () => {
    const { status, stdout, stderr } = await check('97\n\n91\n1e3\n5\n');
    expect(read(stdout).map(({ n }) => n)).toEqual(['97', '91']);
    expect(stderr).toBe('primepool: line 4: "1e3" is not an integer; write it in decimal digits\n');
    expect(status).toBe(2);
  });

  test.each([
    ['1'.repeat(39_458), 'is too large: pass integers of up to 131072 bits'],
    [`${2n ** 131_072n}`, 'is too large: pass integers of up to 131072 bits'],
  ])('end at an integer of too many bits', async (word, reason) => {
    const { status, stdout, stderr } = await check(`97\n\n91\n${word}\n5\n`);
    expect(read(stdout).map(({ n }) => n)).toEqual(['97', '91']);
    expect(stderr).toBe(
      `primepool: line 4: ${JSON.stringify(`${word.slice(0, 40)}…`)} ${reason}\n`,
    );
    expect(status).toBe(2);
  });

  test('an argument of several integers is refused', async () => {
    const { status, stderr } = await run(['check', '2', '97 91']);
    expect(stderr).toBe(
      'primepool: argument 2: "97 91" is not an integer: “91” is not a group of three digits at character 4; write an integer, or an expression such as 2^127-1\n',
    );
    expect(status).toBe(2);
  });

  test('an argument of many digits is refused', async () => {
    const { status, stderr } = await run(['check', '1'.repeat(65_537)]);
    expect(stderr).toMatch(/^primepool: argument 1: "1{40}…" is too long\n$/);
    expect(status).toBe(2);
  });

  test.each(['', '\n'])('an overlong line is refused', async (end) => {
    const { status, stdout, stderr } = await check(`97\n${'1'.repeat(300_000)}${end}`);
    expect(read(stdout).map(({ n }) => n)).toEqual(['97']);
    expect(stderr).toMatch(/^primepool: line 2.* is too long\n$/);
    expect(status).toBe(2);
  });
});

test('answers that cannot be written are an error', async (context) => {
  if (!existsSync('/dev/full')) context.skip('this system has no /dev/full');
  const result = await ended(
    spawn('sh', ['-c', '"$0" "$1" check 97 > /dev/full', process.execPath, COMMAND]),
  );
  expect(result.status).toBe(1);
  expect(result.stderr).toMatch(/^primepool: cannot write the answers: ENOSPC.*\n$/);
});

test.each(some(['bpsw', 'trial-division'], 2))(
  'a directory is refused as input (%s)',
  async (method) => {
    const result = await ended(
      spawn('sh', ['-c', '"$0" "$1" check -m "$2" < /', process.execPath, COMMAND, method]),
    );
    expect(result).toEqual({
      status: 1,
      stdout: '',
      stderr: 'primepool: standard input is a directory\n',
    });
  },
);

/** The objects of a JSON output, one per line. */
function read(stdout: string): { n: string; index: number; prime: boolean }[] {
  return lines(stdout).map((line) => JSON.parse(line));
}

test('trial division takes the same lines as the fast method', async () => {
  const input = '\ufeff2\r\n\n +0091 \n-007\n-0\n18446744073709551615\nx\n97\n';
  const { status, stdout, stderr } = await run(['check', ...BY_TRIAL_DIVISION], input);
  expect(rowsOf(stdout)).toEqual([
    { n: '2', prime: true, end: '' },
    { n: '91', prime: false, end: '= 7 × 13' },
    { n: '-7', prime: false, end: '' },
    { n: '0', prime: false, end: '' },
    { n: '18446744073709551615', prime: false, end: '= 3 × 6148914691236517205' },
  ]);
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: 'primepool: line 7: "x" is not an integer; write it in decimal digits\n',
  });
});

test('JSON has everything that the library returns', async () => {
  const { stdout } = await run(['check', '--json', ...BY_TRIAL_DIVISION], '91\n97\n');
  expect(lines(stdout).map((line) => JSON.parse(line))).toEqual([
    {
      n: '91',
      index: 0,
      prime: false,
      factor: '7',
      elapsed: expect.any(Number),
      worker: expect.any(Number),
    },
    { n: '97', index: 1, prime: true, elapsed: expect.any(Number), worker: expect.any(Number) },
  ]);
  const fast = await run(['check', '--json'], '91\n');
  expect(JSON.parse(fast.stdout)).toEqual({
    n: '91',
    index: 0,
    prime: false,
    factor: '7',
    elapsed: expect.any(Number),
    worker: expect.any(Number),
  });
});

test.each([
  ['arguments', [['91', '97']]],
  ['lines, in order', [[], '91\n97\n']],
  ['lines, as they come', [['--unordered'], '91\n97\n']],
] as const)('JSON of %s has its keys in one order and whole nanoseconds', async (_case, input) => {
  const [words, text = ''] = input;
  for (const method of ['bpsw', 'trial-division']) {
    const { stdout } = await run(['check', '--json', '--method', method, ...words], text);
    const [composite, prime] = lines(stdout).sort();
    expect(composite).toMatch(jsonRow('91', 0, false, ',"factor":"7"'));
    expect(prime).toMatch(jsonRow('97', 1, true, ''));
  }
});

function jsonRow(n: string, index: number, prime: boolean, ending: string): RegExp {
  const time = String.raw`\d+(\.\d{1,6})?`;
  return new RegExp(
    `^{"n":"${n}","index":${index},"prime":${prime},"elapsed":${time},"worker":\\d${ending}}$`,
  );
}

test('totals name the main thread for a few numbers, and give no time for none', async () => {
  const few = await run(['check', '--summary', '97', '91']);
  expect(few.stderr).toMatch(/^main thread 2, \d+ % busy$/m);
  const none = await run(['check', '--summary']);
  expect(none.stderr).toMatch(/^checked {5}0\nprimes {6}0\n.*\nbusy time {3}0 s\n.*\n$/);
});

test.each(some([[], ['--quiet']], 2))(
  'arguments get totals after SIGINT (%s)',
  async (...options) => {
    // The first are answered at once, and the others take seconds.
    const words = [...Array(4).fill('97'), ...Array(4).fill('18446744073709551557')];
    const args = ['check', '--method', 'trial-division', '--workers', '2', ...options, ...words];
    const child = start(args);
    const result = ended(child);
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    const { status, stdout, stderr } = await result;
    expect(status).toBe(130);
    const [first] = lines(stderr);
    const count = lines(stdout).length;
    expect(first).toBe(options.length > 0 ? undefined : `checked     ${count}`);
  },
);

test.each([
  ['an unknown method', ['check', '--method', 'sieve', '97']],
  ['no workers', ['check', '--workers', '0', '97']],
  ['a word as the number of workers', ['check', '--workers', 'x', '97']],
  ['too many workers', ['check', '--workers', '1025', '97']],
  ['an unknown option', ['check', '--fast', '97']],
  ['an unknown command', ['divide', '97']],
  ['--summary with --quiet', ['check', '--summary', '--quiet', '97']],
  ['an empty command line', []],
])('%s is invalid', async (_case, args) => {
  const { status, stdout, stderr } = await run(args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  // Without arguments there is no error to name: the help is printed.
  expect(stderr).toMatch(args.length === 0 ? /^Usage: / : /^primepool: .*\n(.*\n)?Try --help\.\n$/);
});

test('help of an unknown command is an error', async () => {
  const { status, stdout, stderr } = await run(['help', 'frob']);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toBe("primepool: unknown command 'frob'\nTry --help.\n");
  expect((await run(['help', 'check'])).stdout).toMatch(/^Usage: primepool check/);
});

test('an integer or a file in place of a command gets a hint', async () => {
  const { status, stderr } = await run(['97', '91']);
  expect(stderr).toBe(
    "primepool: unknown command '97'\nTo check it: primepool check 97\nTry --help.\n",
  );
  for (const word of ['2^61-1', '1e9', 'package.json']) {
    expect((await run([word])).stderr).toContain(`primepool check ${word}\n`);
  }
  expect((await run(['frob'])).stderr).not.toContain('primepool check');
  expect(status).toBe(2);
});
