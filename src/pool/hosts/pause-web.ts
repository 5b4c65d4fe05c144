// A turn of the event loop, for pages and web workers.

/**
 * Resolves after a turn of the event loop. It uses a message, because nested timers are delayed by
 * 4 ms, and scheduler.yield() would resume before messages that have already arrived.
 */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      // An open port would keep Node alive, where tests run browser code.
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
