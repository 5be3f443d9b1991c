// Builds the SDK and the local portal and packs each into a tarball that npm installs: npm run pack [-- FOLDER].
// FOLDER is taken from where the command was given; without one it is `tarballs` in this repository.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

await import('./setup.mjs')

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const startedIn = process.env.INIT_CWD ?? process.cwd()
const [given] = process.argv.slice(2)
const folder = given === undefined ? join(root, 'tarballs') : resolve(startedIn, given)

/** Runs npm in the repository and gives what it prints. */
const npm = (...words) => {
  const { status, stdout } = spawnSync('npm', words, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    console.error(stdout)
    process.exit(status ?? 1)
  }
  return stdout
}

mkdirSync(folder, { recursive: true })
for (const name of ['packages/jssdk', 'packages/portal']) {
  // Not its `build`: the inspector's page is up to date after the set-up, and a portal that runs from sources may be serving it.
  npm('exec', '--workspace', name, '--', 'tsdown', '--logLevel', 'error')
  const [{ filename }] = JSON.parse(npm('pack', '--workspace', name, '--pack-destination', folder, '--json'))
  console.log(relative(startedIn, join(folder, filename)))
}
