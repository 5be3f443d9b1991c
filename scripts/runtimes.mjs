// Packs the SDK as it would be published, installs it in an empty project and runs one program with it on every runtime:
// npm run runtimes [-- name ...]. Runtimes come from npm into a temporary folder; one that does not run here is named as such.
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { createPortal } from '@bitrix24/b24jssdk-portal'

import { runInSandbox } from './sandbox.ts'
import { smokeProgram, smokeScript } from './smoke-program.ts'

const run = promisify(execFile)
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = await mkdtemp(join(tmpdir(), 'b24jssdk-runtimes-'))

/** `binary` is a path below the project into which the npm package was installed. */
const runtimes = [
  { name: 'node', binary: process.execPath, arguments: [] },
  { name: 'node20', install: 'node@20', binary: 'node_modules/node/bin/node', arguments: [] },
  { name: 'node22', install: 'node@22', binary: 'node_modules/node/bin/node', arguments: [] },
  { name: 'node24', install: 'node@24', binary: 'node_modules/node/bin/node', arguments: [] },
  { name: 'bun', install: 'bun', binary: 'node_modules/.bin/bun', arguments: [] },
  {
    name: 'deno',
    install: 'deno',
    binary: 'node_modules/.bin/deno',
    arguments: ['run', '--allow-net', '--allow-read', '--allow-env'],
  },
]

const project = async (name, packages) => {
  const path = join(folder, name)
  await mkdir(path)
  await writeFile(join(path, 'package.json'), JSON.stringify({ name, version: '0.0.0', private: true }))
  await run('npm', ['install', '--no-audit', '--no-fund', '--foreground-scripts', ...packages], { cwd: path })
  return path
}

const firstLine = (error) => (error.stderr || error.message).trim().split('\n', 1)[0]

/** The path of a runtime's binary, or why there is none. */
const installed = async ({ name, install, binary }) => {
  if (install === undefined) return { binary }
  try {
    const path = await project(name, [install])
    const { stdout } = await run(join(path, binary), ['--version'])
    return { binary: join(path, binary), version: /\d+(\.\d+)+/.exec(stdout)[0] }
  } catch (error) {
    return { reason: firstLine(error) }
  }
}

const smoke = async (runtime, app, file, webhookUrl) => {
  try {
    const { stdout } = await run(runtime.binary, [...runtime.arguments, file, webhookUrl], {
      cwd: app,
      timeout: 60_000,
    })
    return stdout.trim()
  } catch (error) {
    return `failed: ${firstLine(error)}`
  }
}

const smokeInSandbox = async (webhookUrl) => {
  const browserBuild = await readFile(join(root, 'packages', 'jssdk', 'dist', 'index.global.js'), 'utf8')
  try {
    return await runInSandbox(browserBuild, smokeScript, { webhookUrl })
  } catch (error) {
    return `failed: ${error.message}`
  }
}

const print = (name, version, file, outcome) => {
  if (outcome !== 'passed') process.exitCode = 1
  console.log(`${name.padEnd(8)} ${version.padEnd(12)} ${file.padEnd(16)} ${outcome}`)
}

const wanted = process.argv.slice(2)
const chosen = runtimes.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
const portal = await createPortal({ seed: { deal: Array.from({ length: 120 }, (_, index) => index + 1) } })
try {
  await run('npm', ['pack', '--pack-destination', folder, '--workspace', 'packages/jssdk'], { cwd: root })
  const tarball = (await readdir(folder)).find((file) => file.endsWith('.tgz'))
  const app = await project('app', [join(folder, tarball)])
  await writeFile(join(app, 'smoke.mjs'), smokeProgram('esm'))
  await writeFile(join(app, 'smoke.cjs'), smokeProgram('cjs'))
  for (const runtime of chosen) {
    const { binary, version, reason } = await installed(runtime)
    if (binary === undefined) {
      console.log(`${runtime.name.padEnd(8)} does not run here: ${reason}`)
      continue
    }
    for (const file of ['smoke.mjs', 'smoke.cjs']) {
      const outcome = await smoke({ ...runtime, binary }, app, file, portal.webhookUrl)
      print(runtime.name, version ?? process.version, file, outcome)
    }
  }
  print('sandbox', 'no Node', 'index.global.js', await smokeInSandbox(portal.webhookUrl))
} finally {
  await portal.close()
  await rm(folder, { recursive: true })
}
