// The manifest of examples/kubernetes against the schema of Kubernetes, and what its pods run.

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { run } from '../support/command.js';
import { needs } from '../support/required.js';
import { temporaryFolder } from '../support/shards.js';

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const FOLDER = path('test/hosts/engines/');

interface Manifest {
  readonly spec: {
    readonly completions: number;
    readonly template: {
      readonly spec: { readonly containers: readonly { command: string[]; args: string[] }[] };
    };
  };
}

test('the manifest is valid, and its commands are one run', async (context) => {
  needs(context, existsSync(`${FOLDER}node_modules`), 'Its schema', `npm ci --prefix ${FOLDER}`);
  const load = (name: string): Promise<unknown> => import(`${FOLDER}node_modules/${name}`);
  const { parse } = (await load('yaml/dist/index.js')) as { parse(text: string): Manifest };
  const { Job } = (await load('kubernetes-models/batch/v1/Job.js')) as {
    Job: new (manifest: unknown) => { validate(): void };
  };
  const manifest = parse(readFileSync(path('examples/kubernetes/job.yaml'), 'utf8'));
  new Job(manifest).validate();
  const { spec } = manifest;
  const changed = { ...manifest, spec: { ...spec, completionMode: 7 } };
  expect(() => new Job(changed).validate()).toThrow('completionMode');

  const { completions, template } = spec;
  const [{ command, args } = { command: [], args: [] }] = template.spec.containers;
  const folder = temporaryFolder();
  const [name, ...words] = [...command, ...args].map((word) =>
    word === '/shards' ? folder : word,
  );
  expect(name).toBe('primepool');
  expect(words).toContain(`auto/${completions}`);
  // The complete run would take an hour.
  const short = words.map((word) => (word === '1e18+1e13' ? '1e18+1e6' : word));
  for (let index = 0; index < completions; index++) {
    const { status } = await run(short, '', { JOB_COMPLETION_INDEX: String(index) });
    expect(status).toBe(0);
  }
  const whole = await run(['count', '1e18', '1e18+1e6']);
  expect((await run(['merge', folder])).stdout).toBe(whole.stdout);
});
