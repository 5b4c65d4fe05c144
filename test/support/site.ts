// A web site on this machine, for pages under test: everything that it serves is in memory.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';

/** A site that is up until it is disposed of. It does not keep its process alive. */
export interface Site extends AsyncDisposable {
  /** Ends with a slash. */
  readonly url: string;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** The front page of a site that has none. Its icon is empty, so that no browser asks for one. */
const BLANK = '<!doctype html><link rel="icon" href="data:,"><title>primepool</title>';

/**
 * @param files contents by path, without the leading slash; `index.html` is the front page; null is never sent
 * @param headers of every response, by their names in lower case
 */
export async function serve(
  files: ReadonlyMap<string, string | Uint8Array | null>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Site> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname === '/' ? 'index.html' : pathname.slice(1);
    const contents =
      files.get(path) === undefined && path === 'index.html' ? BLANK : files.get(path);
    if (contents === null) return;
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    response.writeHead(contents === undefined ? 404 : 200, { 'content-type': type, ...headers });
    response.end(contents);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  server.unref();
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}/`, close, [Symbol.asyncDispose]: close };
}
