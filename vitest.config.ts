import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/support/no-network.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is waited for comes at once on a quiet machine; a busy one may take its time.
    expect: { poll: { timeout: 20_000 } },
    pool: 'forks',
    // Much of a test is waiting for a program it started: one test file a core, where the default keeps one core free.
    maxWorkers: '100%',
  },
});
