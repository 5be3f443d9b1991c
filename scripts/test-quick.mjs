// The tests that tell most in the shortest time: npm run test:quick
// The pure rules, one list, one batch, one write whose reply is lost, and each method of each family called once.
import { spawnSync } from 'node:child_process'

const tests = [
  'packages/jssdk/test/request/retry-table.test.ts',
  'packages/jssdk/test/limits/operating-budget.test.ts',
  'packages/jssdk/test/limits/limiter.property.test.ts',
  'packages/jssdk/test/lists/call-list.test.ts',
  'conformance/outcome.test.ts',
  'packages/portal/test/batch-v2.test.ts',
  'packages/portal/test/documented/every-method.test.ts',
]
const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...tests], {
  cwd: new URL('..', import.meta.url),
  stdio: 'inherit',
})
process.exit(status ?? 1)
