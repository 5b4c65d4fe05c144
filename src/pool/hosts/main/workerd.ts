// workerd, which has no worker threads.

import type { MakePlatform } from './platform.js';

export const availableParallelism = (): number => 1;

export const makePlatform: MakePlatform = () => ({
  spawn: () => {
    throw new Error('workers are unavailable here');
  },
  // Not by messages as in a page: in workerd no timer fires while messages arrive.
  pause: () => new Promise((resolve) => setTimeout(resolve)),
  origin: { source: 'file' },
});
