// Adds a method to the portal: npm run new:method crm.item.foo
import { execFileSync } from 'node:child_process'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addMethod } from './add-method.ts'
import { familiesFolder } from './families-folder.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const [name] = process.argv.slice(2)
if (name === undefined) throw new Error('Name the method: npm run new:method crm.item.foo')

const written = addMethod(name, { families: familiesFolder, tests: join(root, 'packages/portal/test/families') })
execFileSync('npx', ['oxfmt', ...written], { cwd: root, stdio: 'ignore' })
// In a process of its own: this one has read the families as they were.
execFileSync(process.execPath, ['--conditions=source', '--import=tsx', 'scripts/families/write-coverage.ts'], {
  cwd: root,
})
for (const file of [...written, join(root, 'docs/portal-coverage.md')])
  process.stdout.write(`${relative(root, file)}\n`)
