import { defineConfig } from 'vitest/config';
import { ownName } from './vitest.alias.js';

export default defineConfig({
  resolve: { alias: ownName },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/slow/**'],
    setupFiles: ['test/setup.ts'],
    // Loading the modules anew for each file would take a quarter of the time.
    isolate: false,
    // One more than the default on two processors: much of the time goes into waiting for other programs.
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
