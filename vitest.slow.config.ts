import { defineConfig } from 'vitest/config';
import { ownName } from './vitest.alias.js';

/** The slow suites: `npm run test:slow`. */
export default defineConfig({
  resolve: { alias: ownName },
  test: {
    include: ['test/slow/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
    passWithNoTests: true,
  },
});
