import { init } from 'gmp-wasm';
import { versionOf } from './version.js';

const { binding: gmp } = await init();

export const GMP_WASM_VERSION = versionOf('gmp-wasm');

const modulus = gmp.mpz_t();
const exponent = gmp.mpz_t();
const base = gmp.mpz_t();
const power = gmp.mpz_t();
for (const integer of [modulus, exponent, base, power]) gmp.mpz_init(integer);
gmp.mpz_set_ui(base, 2);

/** Whether 2^(n-1) ≡ 1 modulo n, by mpz_powm. In: odd n of at most 8192 bits. */
export function passesFermat(n: bigint): boolean {
  gmp.mpz_set_string(modulus, n.toString(16), 16);
  gmp.mpz_sub_ui(exponent, modulus, 1);
  gmp.mpz_powm(power, base, exponent, modulus);
  return gmp.mpz_cmp_ui(power, 1) === 0;
}
