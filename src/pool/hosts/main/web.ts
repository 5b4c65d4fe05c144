// Web workers. A worker starts from its file, or else from the copy embedded in the package: a
// bundler may have omitted the file, the server may lack it or send a wrong type, its origin may
// differ, and a policy may forbid either. Only trying shows which one works.

import { OptionRangeError } from '../../../input/errors.js';
import { show } from '../../../input/show.js';
import type { Request } from '../../protocol.js';
import type { Origin } from '../../reports/info.js';
import { PRESUMED_PARALLELISM } from '../../tunables.js';
import { pause } from '../pause-web.js';
import type { MakePlatform } from './platform.js';
import { connect, type WebWorker } from './web-worker.js';

export function availableParallelism(): number {
  return globalThis.navigator?.hardwareConcurrency || PRESUMED_PARALLELISM;
}

export const makePlatform: MakePlatform = (workerUrl) => {
  const openFile = workerUrl === undefined ? openOwnFile : openFileAt(workerUrl);
  let origin: Origin = { source: 'file' };
  /** Whether a worker has started from there; then there is nothing else to try. */
  let proven = false;

  return {
    pause,
    get origin() {
      return origin;
    },
    spawn: (module, { onReply, onLost }) => {
      if (typeof Worker === 'undefined') throw new Error('workers are unavailable here');
      /** Requests for when the worker has started: a file that does not load would lose them. */
      const waiting: Request[] = [];
      let ready = false;
      let ended = false;
      let worker: WebWorker | undefined;
      void start();
      return {
        post: (request) => (ready ? worker?.post(request) : void waiting.push(request)),
        hold: () => {},
        terminate: async () => {
          ended = true;
          worker?.terminate();
        },
      };

      async function start(): Promise<void> {
        const tried = origin;
        try {
          const opened = tried.source === 'file' ? openFile() : openBlob(await workerSource());
          worker = connect(opened, module, {
            onReply: (reply) => {
              if (reply.type === 'ready') {
                ready = true;
                if (origin === tried) proven = true;
                for (const request of waiting.splice(0)) worker?.post(request);
              }
              onReply(reply);
            },
            // Requests are lost with a started worker, and only the pool can send them again.
            onLost: (cause) => {
              if (ready) onLost(cause);
              else startElsewhere(tried, cause);
            },
          });
          if (ended) worker.terminate();
        } catch (cause) {
          startElsewhere(tried, cause as Error);
        }
      }

      function startElsewhere(tried: Origin, cause: Error): void {
        if (ended) return;
        if (proven) {
          lose(cause);
        } else if (tried.source === 'blob') {
          lose(unstartable(tried.cause as Error, cause));
        } else {
          // Another worker may have switched already.
          if (origin === tried) origin = { source: 'blob', cause };
          void start();
        }
      }

      /** Asynchronous: the pool expects no callback while it starts a worker. */
      function lose(cause: Error): void {
        queueMicrotask(() => {
          if (!ended) onLost(cause);
        });
      }
    },
  };
};

function unstartable(ofFile: Error, ofBlob: Error): Error {
  return new Error(
    `workers are unavailable here: from the file, ${ofFile.message}; from a Blob, ${ofBlob.message}`,
    { cause: ofBlob },
  );
}

/** Bundlers recognise this expression and include the worker's file. */
function openOwnFile(): Worker {
  return new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
}

function openFileAt(workerUrl: string | URL): () => Worker {
  const base = globalThis.document?.baseURI ?? globalThis.location?.href;
  if (!URL.canParse(workerUrl, base)) {
    throw new OptionRangeError(
      `workerUrl is ${show(String(workerUrl))}: pass a URL, such as '/worker.js'`,
    );
  }
  const url = new URL(workerUrl, base);
  return () => new Worker(url, { type: 'module' });
}

/** Loaded on demand; most pages never need it. */
async function workerSource(): Promise<string> {
  return (await import('embedded:worker')).default;
}

/** Shared by all pools and never revoked: a worker may be fetching it at any time. */
let blobUrl: string | undefined;

/** As a classic script, which the file also is: this works without support for module workers. */
function openBlob(source: string): Worker {
  blobUrl ??= trusted(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
  return new Worker(blobUrl);
}

/** The part used here of https://www.w3.org/TR/trusted-types/#trusted-type-policy-factory */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

/**
 * The URL in the form that pages with Trusted Types require. Only for the Blob: bundlers would not
 * recognise the worker's file through this call.
 */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  try {
    const policy = trustedTypes?.createPolicy('primepool', { createScriptURL: (own) => own });
    return policy?.createScriptURL(url) ?? url;
  } catch {
    // The page allows no policy of this name, but may accept a plain URL.
    return url;
  }
}
