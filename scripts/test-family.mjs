// Tests one family of the portal's methods: npm run test:family tasks
// A family without tests of its own is called: each of its methods with what it needs, and with nothing.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const families = readdirSync(`${root}packages/portal/src/families`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

const [name = '', ...options] = process.argv.slice(2)
if (!families.includes(name)) {
  console.error(`There is no family ${JSON.stringify(name)}. There are: ${families.join(', ')}.`)
  process.exit(1)
}

const tests = 'packages/portal/test'
const own = [`${tests}/families/${name}.test.ts`, `${tests}/families/${name}/`].filter((path) =>
  existsSync(root + path),
)
const everyMethod = [`${tests}/documented/every-method.test.ts`, '-t', `^every documented method answers ${name}:`]
const { status } = spawnSync(
  process.execPath,
  // One process for all the files: starting one for each takes longer than most of them.
  ['node_modules/vitest/vitest.mjs', 'run', '--no-isolate', ...(own.length > 0 ? own : everyMethod), ...options],
  { cwd: root, stdio: 'inherit' },
)
process.exit(status ?? 1)
