// Packs the SDK as it would be published, installs it in an empty project and runs one program with it on every runtime:
// npm run runtimes [-- name ...]. Runtimes come from npm into a temporary folder; one that does not run here is named as such.
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { createPortal } from '@bitrix24/b24jssdk-portal'

import { openProxy } from '../packages/jssdk/test/support/proxy.ts'
import { runInSandbox } from './sandbox.ts'
import { proxyProgram, smokeProgram, smokeScript } from './smoke-program.ts'

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
    arguments: ['run', '--allow-net', '--allow-read', '--allow-env', '--allow-sys'],
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

/** What of this process's own network must not be in the way. */
const noProxy = Object.fromEntries(
  ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'].flatMap((name) => [
    [name, ''],
    [name.toUpperCase(), ''],
  ]),
)

const smoke = async (runtime, app, file, webhookUrls, environment = {}) => {
  try {
    const { stdout } = await run(runtime.binary, [...runtime.arguments, file, ...webhookUrls], {
      cwd: app,
      timeout: 60_000,
      env: { ...process.env, ...noProxy, ...environment },
    })
    return stdout.trim()
  } catch (error) {
    return `failed: ${firstLine(error)}`
  }
}

/** Calls a portal without and one with TLS by a proxy that wants a name and a password, named by the environment. */
const smokeByProxy = async (runtime, app, file) => {
  proxy.seen.length = 0
  const address = proxy.url('user:p%40ss%20word')
  const outcome = await smoke(runtime, app, file, [portal.webhookUrl, securePortal.webhookUrl], {
    HTTP_PROXY: address,
    https_proxy: address,
    // Node's name for it, and Deno's; Bun takes the first.
    NODE_EXTRA_CA_CERTS: securePortal.authorityFile,
    DENO_CERT: securePortal.authorityFile,
    DENO_NO_UPDATE_CHECK: '1',
  })
  if (outcome !== 'passed') return outcome
  const isByProxy =
    proxy.seen.some((line) => line.startsWith(`POST ${portal.url}/`)) &&
    proxy.seen.includes(`CONNECT ${new URL(securePortal.url).host}`)
  return isByProxy ? outcome : `failed: went past the proxy, which saw ${proxy.seen.join(', ') || 'nothing'}`
}

const smokeInSandbox = async (webhookUrl) => {
  const browserBuild = await readFile(join(root, 'packages', 'jssdk', 'dist', 'index.global.js'), 'utf8')
  try {
    return await runInSandbox(browserBuild, smokeScript, { webhookUrl })
  } catch (error) {
    return `failed: ${error.message}`
  }
}

/** What is not promised is told, and fails nothing. */
const print = (name, version, file, outcome, isPromised = true) => {
  if (outcome !== 'passed' && isPromised) process.exitCode = 1
  console.log(`${name.padEnd(8)} ${version.padEnd(12)} ${file.padEnd(16)} ${outcome}`)
}

const wanted = process.argv.slice(2)
const chosen = runtimes.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
const portal = await createPortal({ seed: { deal: Array.from({ length: 120 }, (_, index) => index + 1) } })
const tlsDir = join(folder, 'tls')
const securePortal = await createPortal({ tls: true, tlsDir })
const proxy = await openProxy({ credentials: 'user:p@ss word' })
try {
  await run('npm', ['pack', '--pack-destination', folder, '--workspace', 'packages/jssdk'], { cwd: root })
  const tarball = (await readdir(folder)).find((file) => file.endsWith('.tgz'))
  const app = await project('app', [join(folder, tarball)])
  await writeFile(join(app, 'smoke.mjs'), smokeProgram('esm'))
  await writeFile(join(app, 'smoke.cjs'), smokeProgram('cjs'))
  await writeFile(join(app, 'proxy.mjs'), proxyProgram('esm'))
  await writeFile(join(app, 'proxy.cjs'), proxyProgram('cjs'))
  for (const runtime of chosen) {
    const { binary, version, reason } = await installed(runtime)
    if (binary === undefined) {
      console.log(`${runtime.name.padEnd(8)} does not run here: ${reason}`)
      continue
    }
    for (const file of ['smoke.mjs', 'smoke.cjs']) {
      const outcome = await smoke({ ...runtime, binary }, app, file, [portal.webhookUrl])
      print(runtime.name, version ?? process.version, file, outcome)
    }
    for (const file of ['proxy.mjs', 'proxy.cjs']) {
      // Elsewhere the runtime's own fetch sends, and does about proxies what it does.
      const outcome = await smokeByProxy({ ...runtime, binary }, app, file)
      print(runtime.name, version ?? process.version, file, outcome, runtime.name.startsWith('node'))
    }
  }
  print('sandbox', 'no Node', 'index.global.js', await smokeInSandbox(portal.webhookUrl))
} finally {
  await portal.close()
  await securePortal.close()
  await proxy[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
}
