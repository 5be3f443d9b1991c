import { defineConfig } from 'vitest/config'

import { NotRunReporter } from './scripts/not-run-reporter.ts'
import { SlowFileReporter } from './scripts/slow-file-reporter.ts'

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
    // Only a test that hangs may fail by time, on a loaded machine too.
    testTimeout: 120_000,
    // So many have told enough: where a server or a browser hangs, each further test would wait for its time to be over.
    bail: process.env['CI'] === undefined ? 0 : 10,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 100_000 } },
    maxWorkers: 2,
    reporters: ['default', new SlowFileReporter(), new NotRunReporter()],
    // Portals on this machine are not reached by the proxy of the network that the tests run in.
    env: Object.fromEntries(
      ['HTTP', 'HTTPS', 'ALL', 'NO']
        .flatMap((name) => [`${name}_PROXY`, `${name}_PROXY`.toLowerCase()])
        .map((name) => [name, '']),
    ),
  },
})
