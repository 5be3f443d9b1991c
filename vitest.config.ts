import { defineConfig } from 'vitest/config'

/** Workspace packages are tested from their sources: `source` is the condition of their `exports` that names them. */
const conditions = ['source', 'node', 'development|production']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: [
      'packages/*/test/**/*.test.ts',
      'conformance/**/*.test.ts',
      'compat/**/*.test.ts',
      'examples/**/*.test.ts',
      'skills/**/*.test.ts',
      'scripts/**/*.test.ts',
    ],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
})
