// Packed modules are unpacked unchanged, whatever the host has built in.

import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { pack } from '../../scripts/packed-modules.js';
import { unpack } from '../../src/wasm/unpack.js';
import { Random, SEED } from '../support/random.js';
import { KERNEL_FILES } from '../support/word-kernels.js';

const random = new Random();
const bytes = (length: number): Uint8Array =>
  Uint8Array.from({ length }, () => random.below(2 ** 8));
const noise = bytes(1000);

/** Modules, each of which may resemble the one before it. */
const CASES: readonly (readonly [name: string, modules: readonly Uint8Array[]])[] = [
  [
    'the kernel',
    (['baseline', 'fused', 'wide'] as const).map((name) => readFileSync(KERNEL_FILES[name])),
  ],
  ['none', []],
  ['empty ones', [new Uint8Array(), noise, new Uint8Array(), new Uint8Array()]],
  ['the same twice', [noise, noise]],
  [
    'parts in another order',
    [noise, Uint8Array.of(...noise.subarray(500), ...noise.subarray(0, 500))],
  ],
  ['a copy of all, and more', [noise, Uint8Array.of(...noise, 1, 2, 3)]],
  ['nothing in common', [bytes(300), bytes(200), bytes(300)]],
];

afterEach(() => vi.unstubAllGlobals());

const HOSTS: Record<string, () => void> = {
  'what this host has': () => {},
  'Uint8Array.fromHex': () => {
    const fromHex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));
    vi.stubGlobal(
      'Uint8Array',
      class extends Uint8Array {
        static fromHex = fromHex;
      },
    );
  },
  'nothing built in': () => {
    vi.stubGlobal('Buffer', undefined);
    vi.stubGlobal(
      'Uint8Array',
      class extends Uint8Array {
        static fromHex = undefined;
      },
    );
  },
};

describe.each(Object.entries(HOSTS))('by %s', (_, prepare) => {
  test.each(CASES)(`%s, seed ${SEED}`, (_, modules) => {
    const packed = pack(modules);
    prepare();
    const unpacked = modules.map((_, place) => Array.from(unpack(packed.slice(0, place + 1))));
    vi.unstubAllGlobals();
    expect(unpacked).toEqual(modules.map((module) => Array.from(module)));
  });
});
