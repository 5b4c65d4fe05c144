// The parts of the page. The list and the benchmark have their own pools, off the page's thread.

import { PrimePool } from 'primepool';
import { BenchmarkSection } from './benchmark.js';
import { htmlById, messageOf, setText } from './dom.js';
import { showEnvironment } from './environment.js';
import { ListSection } from './list.js';
import { NumberSection } from './number.js';
import { SampleSection } from './sample.js';

try {
  new NumberSection();
  const pool = new PrimePool();
  new SampleSection(pool);
  new ListSection();
  new BenchmarkSection();
  showEnvironment(pool);
  document.documentElement.dataset.ready = 'true';
} catch (error) {
  // For instance where WebAssembly compilation is forbidden.
  setText(htmlById('n-error'), messageOf(error));
}
