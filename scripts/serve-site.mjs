// Serves site/dist/ locally, as plain files: the page needs nothing else from its server. PORT
// chooses another port; 0 means any free one. An argument names another folder.

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

const FOLDER = process.argv[2] ?? fileURLToPath(new URL('../site/dist/', import.meta.url));

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const server = createServer((request, response) => {
  answer(request.url ?? '/', response).catch(() => {
    // The client has disconnected, or the file ended early: no answer is better than half of one.
    if (response.headersSent) response.destroy();
    else refuse(response);
  });
});

async function answer(url, response) {
  const path = pathOf(url);
  if (path === undefined) return refuse(response);
  const name = path.endsWith('/') ? `${path}index.html` : path;
  const file = join(FOLDER, name);
  const found = await stat(file);
  if (found.isDirectory()) {
    response.writeHead(301, { location: encodeURI(`${path}/`) }).end();
    return;
  }
  const stream = createReadStream(file);
  const type = TYPES[extname(name)] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'content-length': found.size });
  await pipeline(stream, response);
}

/** The path of a request, with one slash at its start; undefined if it cannot be decoded. */
function pathOf(url) {
  const [encoded = ''] = url.split(/[?#]/);
  try {
    const path = decodeURIComponent(encoded);
    // With the leading slash, `..` cannot leave the folder.
    return path.startsWith('/') && !path.includes('\0') ? normalize(path) : undefined;
  } catch {
    return undefined;
  }
}

function refuse(response) {
  response.writeHead(404, { 'content-type': 'text/plain' }).end('File not found.');
}

server.on('error', (error) => {
  console.error(
    `The page cannot be served: ${error.message}. PORT=8081 npm run site uses another port.`,
  );
  process.exitCode = 1;
});
// Local connections only.
server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1', () => {
  console.log(`The page is at http://localhost:${server.address().port}/ (press Ctrl-C to stop).`);
});
