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
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.js': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** The front page of a site that has none. Its icon is empty, so that no browser asks for one. */
const BLANK = '<!doctype html><link rel="icon" href="data:,"><title>primepool</title>';

/** @param files contents by path, without the leading slash; `index.html` is the page of a folder */
export async function serve(files: ReadonlyMap<string, string | Uint8Array>): Promise<Site> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = pathname.slice(1);
    const path = pathname.endsWith('/') ? `${name}index.html` : name;
    const contents = files.get(path) ?? (path === 'index.html' ? BLANK : undefined);
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    response.writeHead(contents === undefined ? 404 : 200, { 'content-type': type });
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
