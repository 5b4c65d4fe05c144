// The server of `npm run site`, under requests of every kind.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SCRIPT = fileURLToPath(new URL('../../scripts/serve-site.mjs', import.meta.url));

test('every request has an answer, and the server keeps running', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'primepool-'));
  const site = join(folder, 'site');
  await mkdir(join(site, 'some where'), { recursive: true });
  await writeFile(join(folder, 'secret'), 'secret');
  await writeFile(join(site, 'index.html'), 'the page');
  await writeFile(join(site, 'some where', 'index.html'), 'another page');
  const server = spawn(process.execPath, [SCRIPT, site], { env: { ...process.env, PORT: '0' } });
  try {
    const [line] = (await once(server.stdout, 'data')) as [Buffer];
    const port = Number(/:(\d+)\//.exec(line.toString())?.[1]);
    const ask = (path: string): Promise<string> => answerTo(port, path);

    for (const path of ['/', '/index.html', '/?x', '/index.html?a#b', '//', '///', '/x/..//']) {
      expect(await ask(path), path).toMatch(/^HTTP\/1.1 200 [\s\S]*text\/html[\s\S]*the page/);
    }
    expect(await ask('/some%20where/')).toMatch(/^HTTP\/1.1 200 [\s\S]*another page/);
    expect(await ask('/some%20where')).toMatch(/^HTTP\/1.1 301 [\s\S]*location: \/some%20where\//i);
    for (const path of [
      ...['/none', '/none/', '/index.html/', '/%', '/%ff', '/%00', '/../secret', '/%2e%2e/secret'],
      ...['/..%2fsecret', '//../secret', '*', 'http://[', 'http://localhost/', '/some%20where/x'],
    ]) {
      expect(await ask(path), path).toMatch(/^HTTP\/1.1 404 /);
    }
    expect(await ask('/')).toContain('the page');
    expect(server.exitCode).toBe(null);
  } finally {
    server.kill();
    await once(server, 'close');
    await rm(folder, { recursive: true });
  }
});

/** The server's answer to a request for a path that a client would normalise. */
async function answerTo(port: number, path: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  let answer = '';
  for await (const chunk of socket) answer += chunk;
  return answer;
}
