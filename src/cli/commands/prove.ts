// Certificates of primality, their check, and the reasons for a verdict.

import { readFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import {
  CertificateError,
  type CertificateFormat,
  explain,
  formatCertificate,
  MAX_BITS,
  PrimePool,
  type Proof,
  parseCertificate,
  verifyCertificate,
} from 'primepool';
import { EXIT } from '../exit.js';
import { integersFromArguments } from '../input/arguments.js';
import { InputError, noSuchFile } from '../input/input-error.js';
import { quoted } from '../input/visible.js';
import { restoreDefault, untilInterrupted } from '../interruption.js';
import { WorkBar } from '../output/progress-bar.js';
import { reasonText } from '../output/reasons.js';
import { note, print } from '../output/terminal.js';
import { jsonOption, workersOption } from './options.js';

/** Defines `prove`, `verify` and `explain`. */
export function addProofs(program: Command): void {
  program
    .command('prove')
    .description(
      'prove that an integer is prime, and print a certificate that other programs can check',
    )
    .argument('<n>', `an integer of up to ${MAX_BITS} bits, or an expression such as 2^127-1`)
    .addOption(workersOption())
    .addOption(
      new Option(
        '--format <format>',
        'format of the certificate (default: pari, or json if pari cannot express the proof)',
      ).choices(['pari', 'mpu', 'json']),
    )
    .action((word: string, options: ProveOptions) => runProve(word, options));

  program
    .command('verify')
    .description('check a certificate of primality in one of the formats pari, mpu and json')
    .argument('<file>', 'the file of the certificate, or - for standard input')
    .action((file: string) => runVerify(file));

  program
    .command('explain')
    .description('print why an integer is prime or composite')
    .argument('<n>', `an integer of up to ${MAX_BITS} bits, or an expression such as 2^127-1`)
    .addOption(jsonOption('print a JSON object'))
    .action((word: string, options: { json?: true }) => runExplain(word, options));
}

export interface ProveOptions {
  readonly workers?: number;
  readonly format?: CertificateFormat;
}

/**
 * Prints a certificate for a prime.
 *
 * @throws InputError for a word that is not an integer, or too large; CertificateError if the
 *   format cannot express the proof
 */
export async function runProve(word: string, { workers, format }: ProveOptions): Promise<void> {
  const [n = 0n] = integersFromArguments([word], 'bpsw');
  const pool = new PrimePool({ workers });
  await untilInterrupted(async (signal) => {
    const bar = new WorkBar('proving', false);
    const proof = await pool.prove(n, { signal, onProgress: bar.update }).finally(() => bar.stop());
    await printProof(proof, format);
  }).finally(() => pool.close());
}

async function printProof(proof: Proof, format: CertificateFormat | undefined): Promise<void> {
  const { n, prime, certificate, factor, witness } = proof;
  if (certificate !== undefined) {
    await print(format === undefined ? anyFormat(proof) : formatCertificate(certificate, format));
    return;
  }
  process.exitCode = EXIT.failed;
  if (prime === undefined) note(`primepool: ${n} is probably prime, but no proof was found`);
  else if (factor !== undefined) note(`primepool: ${n} is not prime: ${factor} divides it`);
  else if (witness === undefined) note(`primepool: ${n} is not prime`);
  else note(`primepool: ${n} is not prime: it is not a strong probable prime to base ${witness}`);
}

/** PARI's format or, if it cannot express the proof, JSON. */
function anyFormat({ n, certificate = { n, steps: [] } }: Proof): string {
  try {
    return formatCertificate(certificate, 'pari');
  } catch (error) {
    if (!(error instanceof CertificateError)) throw error;
    return formatCertificate(certificate, 'json');
  }
}

/** @throws InputError if the file cannot be read, or is not a certificate */
export async function runVerify(file: string): Promise<void> {
  // Nothing below yields to the event loop.
  restoreDefault();
  let text: string;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') {
      throw noSuchFile(file, 'pass the path of a certificate, or - for standard input');
    }
    throw new InputError(`${quoted(file)} cannot be read: ${message}`);
  }
  try {
    const certificate = parseCertificate(text);
    if (verifyCertificate(certificate)) {
      await print(`${certificate.n} is prime`);
      return;
    }
    note(`primepool: the certificate does not prove ${certificate.n}`);
    process.exitCode = EXIT.failed;
  } catch (error) {
    if (!(error instanceof CertificateError)) throw error;
    throw new InputError(`${quoted(file)}: ${error.message}`);
  }
}

/** @throws InputError for a word that is not an integer, or too large */
export async function runExplain(word: string, { json }: { json?: true }): Promise<void> {
  const [n = 0n] = integersFromArguments([word], 'bpsw');
  // Nothing below yields to the event loop.
  restoreDefault();
  const explanation = explain(n);
  if (json) {
    const plain = (_: string, value: unknown): unknown =>
      typeof value === 'bigint' ? String(value) : value;
    await print(JSON.stringify(explanation, plain));
    return;
  }
  const { prime, probable, reasons } = explanation;
  const verdict = prime ? `is ${probable ? 'probably ' : ''}prime` : 'is not prime';
  await print(
    [`${n} ${verdict}`, ...reasons.map((reason) => `  ${reasonText(reason)}`)].join('\n'),
  );
}
