// What cannot be factored, at every entry point of one thread.

import { expect, test } from 'vitest';
import { factor, primeFactors } from '../../src/factor/factor.js';
import { factorAll } from '../../src/factor/factor-all.js';
import {
  IntegerRangeError,
  IntegerTypeError,
  OptionRangeError,
  OptionTypeError,
} from '../../src/input/errors.js';

const DOORS = [factor, primeFactors, (n: never) => factorAll([n])] as const;
const refused = (value: unknown, type: typeof IntegerRangeError | typeof IntegerTypeError) => {
  for (const door of DOORS) expect(() => door(value as never)).toThrow(type);
};

test('1 has no factors', () => {
  expect(factor(1)).toMatchObject({ n: 1n, factors: [], complete: true });
  expect(primeFactors(1n)).toEqual([]);
  expect(factorAll([1]).at(0)).toEqual([]);
});

test('0 and negative integers are refused, and the message says what to do', () => {
  for (const value of [0, -0, 0n, -1, -1n, -(2n ** 64n), -(2n ** 300n)])
    refused(value, IntegerRangeError);
  expect(() => factor(0)).toThrow(/pass an integer from 1 on/);
  expect(() => factor(-12)).toThrow('-12 is negative: pass its absolute value, 12');
  expect(() => factor(-12n)).toThrow('-12 is negative: pass its absolute value, 12n');
});

test('a value that is not an integer is refused', () => {
  for (const value of [1.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY])
    refused(value, IntegerRangeError);
  for (const value of ['12', null, undefined, {}, true]) refused(value, IntegerTypeError);
  refused(1n << 131_072n, IntegerRangeError);
});

test('errors in a list name the index', () => {
  expect(() => factorAll([1, 2, 0, 4])).toThrow('0 (at index 2)');
  expect(() => factorAll(BigUint64Array.of(5n, 0n))).toThrow('0 (at index 1)');
  expect(() => factorAll(Float64Array.of(5, -3))).toThrow('-3 (at index 1)');
  expect(() => factorAll([3n, -3n, 2n ** 70n])).toThrow('-3 (at index 1)');
  expect(() => factorAll([3n, 2n ** 64n])).toThrow('(at index 1) is 2^64 or more');
  expect(() => factorAll([2n ** 64n, 0n])).toThrow('(at index 0) is 2^64 or more');
  expect(() => factorAll(12 as never)).toThrow(IntegerTypeError);
});

test('bad options', () => {
  for (const timeLimit of [-1, Number.NaN, 2 ** 31])
    expect(() => factor(12, { timeLimit })).toThrow(OptionRangeError);
  expect(() => factor(12, { timeLimit: '1' as never })).toThrow(OptionTypeError);
  expect(() => factor(12, 5 as never)).toThrow(OptionTypeError);
  expect(() => factor(12, null as never)).toThrow(OptionTypeError);
});
