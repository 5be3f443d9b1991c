// What takes too long for `npm test`: 100,000 fuzzed requests to the portal, 2,000 hostile inputs for each of its parsers, and the
// properties of lists, writes, batches, token stores and foreign texts with 25 times the cases.
// A failure prints the seed and the path that repeat it. FUZZ_CASES, HOSTILE_CASES and PROPERTY_RUNS_FACTOR choose other numbers.
import { spawnSync } from 'node:child_process'

const hourMs = 60 * 60 * 1000
const tests = [
  'packages/portal/test/fuzz.test.ts',
  'packages/portal/test/hostile',
  'packages/jssdk/test/lists',
  'packages/jssdk/test/writes/outcome.property.test.ts',
  'packages/jssdk/test/actions/failed-chunk.test.ts',
  'packages/jssdk/test/batch/like-a-call.property.test.ts',
  'packages/jssdk/test/security/foreign-texts.property.test.ts',
  'packages/jssdk/test/auth/token-store.property.test.ts',
]

const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', `--testTimeout=${hourMs}`, ...tests],
  {
    cwd: new URL('..', import.meta.url),
    stdio: 'inherit',
    env: { FUZZ_CASES: '100000', HOSTILE_CASES: '2000', PROPERTY_RUNS_FACTOR: '25', ...process.env },
  },
)
process.exit(status ?? 1)
