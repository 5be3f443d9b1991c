// Builds the portal's inspector page when it is missing or its sources have changed; `npm run setup` calls this.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = join(root, 'packages/portal/inspector')
const stamp = join(root, 'node_modules', '.b24jssdk-inspector')

const sources = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((file) => !relative(folder, file).startsWith('dist'))
  .toSorted()

const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
for (const file of sources) hash.update(relative(folder, file)).update(readFileSync(file))
const builtFrom = hash.digest('hex')

const isBuilt = existsSync(join(folder, 'dist/index.html')) && existsSync(stamp)
if (!isBuilt || readFileSync(stamp, 'utf8') !== builtFrom) {
  const build = spawnSync('npm', ['run', '--silent', 'build:inspector', '--workspace', 'packages/portal'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (build.status !== 0) process.exit(build.status ?? 1)
  writeFileSync(stamp, builtFrom)
}
