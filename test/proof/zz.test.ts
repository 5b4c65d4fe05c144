import { test } from 'vitest';
import { init } from '/work/main/bench/rivals/node_modules/gmp-wasm/dist/index.esm.js';
import { powMod } from '../../src/arithmetic/pow-mod.js';
import { power, powerBelow256, powerModulo, powerRows } from '../../src/arithmetic/power-modulo.js';
import { finish } from '../../src/steps/steps.js';
import { multiword } from '../../src/wasm/multiword.js';
import { Residues } from '../../src/wasm/residues.js';

let seed = 12345n;
const rnd = (bits: number) => {
  let x = 0n;
  for (let i = 0; i < bits; i += 32) {
    seed = (seed * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n);
    x = (x << 32n) | (seed >> 32n);
  }
  return x;
};
const time = (name: string, f: () => void, k = 300) => {
  const ts: number[] = [];
  for (let r = 0; r < 15; r++) {
    const s = performance.now();
    for (let i = 0; i < k; i++) f();
    ts.push(((performance.now() - s) / k) * 1000);
  }
  ts.sort((a, b) => a - b);
  console.log(name, (ts[7] ?? 0).toFixed(2), 'us');
};
test('x', { timeout: 100000 }, async () => {
  const { binding: gmp } = await init();
  const [B, E, M, R] = [gmp.mpz_t(), gmp.mpz_t(), gmp.mpz_t(), gmp.mpz_t()];
  for (const i of [B, E, M, R]) gmp.mpz_init(i);
  for (const bits of [256, 512]) {
    const n = rnd(bits) | 1n | (1n << BigInt(bits - 1));
    const b = rnd(bits) % n;
    const e = rnd(bits) | (1n << BigInt(bits - 1));
    const kernel = multiword.kernel();
    time(`${bits} powMod`, () => powMod(b, e, n));
    time(`${bits} powerModulo`, () => finish(powerModulo(b, e, n)));
    if (bits === 256) {
      time('256 powerBelow256', () => powerBelow256(kernel, b, e, n));
      time('256 kernel alone', () => kernel.power256());
    }
    const residues = new Residues(kernel, n, powerRows(n));
    time(`${bits} new Residues`, () => new Residues(kernel, n, powerRows(n)).close());
    time(`${bits} power`, () => finish(power(residues, b, e)));
    time(`${bits} value`, () => residues.value(0, 1));
    time(`${bits} squarings`, () => kernel.squarings(residues.area, residues.row(0), bits, 0));
    time(`${bits} squarings one by one`, () => {
      for (let i = 0; i < bits; i++)
        kernel.square(residues.area, residues.row(0), residues.row(0), 0, 0);
    });
    time(`${bits} 100 multiplies`, () => {
      for (let i = 0; i < 100; i++)
        kernel.multiply(residues.area, residues.row(0), residues.row(0), residues.row(1), 0);
    });
    time(`${bits} gmp all`, () => {
      gmp.mpz_set_string(B, b.toString(16), 16);
      gmp.mpz_set_string(E, e.toString(16), 16);
      gmp.mpz_set_string(M, n.toString(16), 16);
      gmp.mpz_powm(R, B, E, M);
      BigInt(`0x${gmp.mpz_to_string(R, 16)}`);
    });
    time(`${bits} gmp powm`, () => gmp.mpz_powm(R, B, E, M));
  }
});
