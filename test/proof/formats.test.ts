import { describe, expect, test } from 'vitest';
import {
  CertificateError,
  formatCertificate,
  parseCertificate,
  prove,
  verifyCertificate,
} from './doors.js';

/** By PARI/GP 2.15: `primecert(p)` and `primecert(p, 1)`. */
const PARI = [
  '[[18446744073709551629, -8423788454, 160388, 1, [10598342506117936052, 2225259013356795550]]]',
  '[1000000000000000000000000000057, [2, 3, 79043, 3998741]]',
  '[1000000000000000000000000000000000000000000000000000000000007, [2, 7, 107, 1679641, 8255453, [152778774688461206737, 2, [152778774688461206737, [2, 3, 11, 20487563]]]]]',
  '[[10000000000000000000000013, 2014301315494, 2307080, 10000000000000000000000012, [8681690586018795968591296, 1762327051647262468140498]]]',
  '1000003',
];

/** By Math::Prime::Util 0.73 and its GMP 0.52: `prime_certificate`. */
const MPU = [
  `[MPU - Primality Certificate]
Version 1.0

Proof for:
N 100000000000000000000000000000000000000000000000151

Type BLS3
N  100000000000000000000000000000000000000000000000151
Q  26584934299123232854555060648941702283057
A  11

Type ECPP
N  26584934299123232854555060648941702283057
A  0
B  26584934299123232854555060648941702279932
M  26584934299123232854711374797712398158069
Q  395320886542896293695242677180514181
X  762026238
Y  10834987118477731878158103025259177196396

Type ECPP
N  395320886542896293695242677180514181
A  0
B  395320886542896293695242677180514081
M  395320886542896294880962428200405023
Q  820047449473005037745968909
X  647730214
Y  11678872462853110188612851713736067

Type BLS3
N  820047449473005037745968909
Q  24580363478091167
A  2
`,
  `[MPU - Primality Certificate]
Version 1.0

Proof for:
N 114287390200214194158553372591

Type BLS15
N  114287390200214194158553372591
Q  1420029881324268353663
LP 2
LQ 3

Type BLS15
N  1420029881324268353663
Q  3177902188369
LP 2
LQ 5
`,
  `[MPU - Primality Certificate]
Version 1.0
# a comment

Proof for:
N 1000000000000000000000000000057

Type BLS5
N  1000000000000000000000000000057
Q[1]  290240017
Q[2]  3998741
A[0]  5
----
`,
  `[MPU - Primality Certificate]
Version 1.0
Base 10
Proof for:
N 1000003
Type Small
N 1000003
`,
];

test.each(PARI)('PARI proves %s', (text) => {
  expect(verifyCertificate(text)).toBe(true);
  expect(formatCertificate(parseCertificate(text), 'pari')).toBe(text);
  const changed = text.replace(/(\d)(?=, -?\d)/, (digit) => String((Number(digit) + 4) % 10));
  if (changed !== text) expect(verifyCertificate(changed)).toBe(false);
});

test.each(MPU)("Math::Prime::Util's text", (text) => {
  expect(verifyCertificate(text)).toBe(true);
  expect(verifyCertificate(text.replaceAll('\n', '\r\n'))).toBe(true);
  const again = formatCertificate(parseCertificate(text), 'mpu');
  expect(verifyCertificate(again)).toBe(true);
  expect(parseCertificate(again).n).toBe(parseCertificate(text).n);
  expect(verifyCertificate(text.replace(/^N +\d/m, (found) => `${found}1`))).toBe(false);
});

test('proofs survive both formats unchanged', () => {
  for (const n of [2n ** 64n + 13n, 10n ** 40n + 121n, 5n * 2n ** 75n + 1n, 97n]) {
    const { certificate } = prove(n);
    if (certificate === undefined) throw new Error(`${n} was not proved`);
    const pari = formatCertificate(certificate, 'pari');
    expect(formatCertificate(parseCertificate(pari), 'pari')).toBe(pari);
    expect(verifyCertificate(pari)).toBe(true);
    const mpu = formatCertificate(certificate, 'mpu');
    expect(formatCertificate(parseCertificate(mpu), 'mpu')).toBe(mpu);
    expect(verifyCertificate(mpu)).toBe(true);
  }
});

test('JSON has all proofs', () => {
  for (const n of [97n, 2n ** 64n + 13n, 10n ** 40n + 121n, 2n ** 521n - 1n]) {
    const { certificate } = prove(n);
    if (certificate === undefined) throw new Error(`${n} was not proved`);
    const text = formatCertificate(certificate, 'json');
    expect(parseCertificate(text)).toEqual(certificate);
    expect(verifyCertificate(`  ${text}\n`)).toBe(true);
  }
});

test('a proof by one prime of n + 1 in MPU, theorem 15 of Brillhart, Lehmer and Selfridge', () => {
  const q = 10n ** 40n + 121n;
  const n = 228n * q - 1n;
  const { method, certificate } = prove(n, { factors: [q] });
  if (certificate === undefined) throw new Error('not proved');
  expect(method).toBe('n+1');
  const text = formatCertificate(certificate, 'mpu');
  expect(text).toContain(`Type BLS15\nN ${n}\nQ ${q}\nLP 3\nLQ 5\n`);
  expect(parseCertificate(text).steps.slice(1)).toEqual(certificate.steps.slice(1));
  expect(verifyCertificate(text)).toBe(true);
  // 19 divides n + 1, but is too small; 3² - 4·2 is a square.
  for (const line of [`N ${n + 2n}`, `Q ${q + 2n}`, 'Q 19', 'LQ 2']) {
    const [name] = line.split(' ');
    const changed = text.replace(RegExp(`(BLS15[^T]*?)${name} .*`), `$1${line}`);
    expect(changed).toContain(line);
    expect(verifyCertificate(changed), line).toBe(false);
  }
});

test('what a format cannot express is an error that says so', () => {
  const { certificate } = prove(2n ** 89n - 1n);
  if (certificate === undefined) throw new Error('not proved');
  expect(() => formatCertificate(certificate, 'pari')).toThrow(CertificateError);
  expect(() => formatCertificate(certificate, 'mpu')).toThrow(/n \+ 1/);
  expect(() => formatCertificate(certificate, 'primo' as never)).toThrow(/pari, mpu or json/);
});

describe('text that is not a certificate', () => {
  const deep = `${'['.repeat(10_000)}7${']'.repeat(10_000)}`;
  const texts = [
    '',
    'hello',
    '[',
    '[]',
    '[[]]',
    ']',
    '1,2',
    '[1 2]',
    '[1,,2]',
    '[7,[2]',
    '[[7,1,1,1,[1]]]',
    '[1, 2, 3]',
    '[18446744073709551629, [[3, 2, 5]]]',
    '--5',
    deep,
    '9'.repeat(60_000),
    '[MPU - Primality Certificate]',
    '[MPU - Primality Certificate]\nProof for:\nN 7\nType ECPP\nN 7\n',
    '[MPU - Primality Certificate]\nProof for:\nN 7\nType Magic\nN 7\n',
    '[MPU - Primality Certificate]\nProof for:\nN 7\nN 8\n',
    '[MPU - Primality Certificate]\nProof for:\nN 7\nhello\n',
    '{',
    '{}',
    '{"n":7,"steps":[]}',
    '{"n":"7"}',
    `{"n":${'['.repeat(100_000)}`,
    '[PRIMO - Primality Certificate]\n[Candidate]\nN=0x7\n',
  ];
  test.each(texts.map((text) => [text.slice(0, 40), text]))('%j', (_, text) => {
    expect(() => parseCertificate(text)).toThrow(CertificateError);
    expect(verifyCertificate(text)).toBe(false);
  });

  test('a value that is not a string', () => {
    expect(() => parseCertificate(7 as never)).toThrow(TypeError);
  });
});
