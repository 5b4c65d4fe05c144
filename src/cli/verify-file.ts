// The stand-alone checker: `node verify.mjs FILE` needs no other file of this package.

import { readFileSync } from 'node:fs';
import { parseCertificate } from '../proof/certificate/formats.js';
import { isValid } from '../proof/certificate/verify.js';

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error(
    'usage: node verify.mjs FILE, where FILE is a certificate of primality (- is standard input)',
  );
  process.exitCode = 2;
} else {
  try {
    const certificate = parseCertificate(readFileSync(file === '-' ? 0 : file, 'utf8'));
    const proves = isValid(certificate);
    console.log(proves ? `${certificate.n} is prime` : `${certificate.n} is not proved`);
    process.exitCode = proves ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}
