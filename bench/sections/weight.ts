import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import type { Row, Section } from '../table.ts'

const run = promisify(execFile)
const bench = fileURLToPath(new URL('..', import.meta.url))
const sdkFolder = fileURLToPath(new URL('../../packages/jssdk', import.meta.url))

const bundle = async (source: string): Promise<number> => {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: bench },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
    logLevel: 'silent',
  })
  return outputFiles.reduce((bytes, { contents }) => bytes + gzipSync(contents, { level: 9 }).byteLength, 0) / 1024
}

const app = (from: string): string =>
  `import { B24Hook } from '${from}'; B24Hook.fromWebhookUrl(location.hash).actions.v2.call.make({ method: 'profile' }).then(console.log)`

const frameApp = (from: string): string =>
  `import { initializeB24Frame } from '${from}'; initializeB24Frame().then(($b24) => $b24.actions.v2.call.make({ method: 'profile' })).then(console.log)`

/** Milliseconds of a whole process that imports a package and does nothing else; the median of several. */
const importTime = async (name: string): Promise<number> => {
  const times: number[] = []
  for (let round = 0; round < 11; round += 1) {
    const startedAt = performance.now()
    await run(process.execPath, ['--input-type=module', '-e', `await import('${name}')`], { cwd: bench })
    times.push(performance.now() - startedAt)
  }
  return times.sort((a, b) => a - b)[5] ?? 0
}

const sizeOf = async (folder: string): Promise<{ bytes: number; packages: number }> => {
  let bytes = 0
  let packages = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    bytes += (await stat(join(entry.parentPath, entry.name))).size
    if (entry.name === 'package.json' && /node_modules\/(@[^/]+\/)?[^/]+$/.test(entry.parentPath)) packages += 1
  }
  return { bytes, packages }
}

const installed = async (what: string): Promise<{ bytes: number; packages: number }> => {
  const folder = await mkdtemp(join(tmpdir(), 'b24-install-'))
  await writeFile(join(folder, 'package.json'), '{"private":true}')
  await run('npm', ['install', '--no-audit', '--no-fund', what], { cwd: folder })
  const size = await sizeOf(join(folder, 'node_modules'))
  await rm(folder, { recursive: true, force: true })
  return size
}

const ourTarball = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'b24-pack-'))
  const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: sdkFolder })
  return join(folder, stdout.trim())
}

export const weight = async (): Promise<Section> => {
  const reference = await installed('@bitrix24/b24jssdk@2.2.0')
  const ours = await installed(await ourTarball())
  const rows: Row[] = [
    { what: 'packages installed', unit: '', ours: ours.packages, reference: reference.packages, better: 'less' },
    {
      what: 'installed size',
      unit: 'MB',
      ours: ours.bytes / 2 ** 20,
      reference: reference.bytes / 2 ** 20,
      better: 'less',
    },
    {
      what: 'browser bundle, one call, `/hook`',
      unit: 'KB gzip',
      ours: await bundle(app('@bitrix24/b24jssdk/hook')),
      reference: await bundle(app('b24jssdk-reference')),
      better: 'less',
    },
    {
      what: 'browser bundle, one call, `/frame`',
      unit: 'KB gzip',
      ours: await bundle(frameApp('@bitrix24/b24jssdk/frame')),
      reference: await bundle(frameApp('b24jssdk-reference')),
      better: 'less',
      note: 'an application in the iframe',
    },
    {
      what: 'browser bundle, one call, package root',
      unit: 'KB gzip',
      ours: await bundle(app('@bitrix24/b24jssdk')),
      reference: await bundle(app('b24jssdk-reference')),
      better: 'less',
      note: 'the full client: batches, lists, logger, statistics',
    },
    {
      what: 'process that imports it',
      unit: 'ms',
      ours: await importTime('@bitrix24/b24jssdk'),
      reference: await importTime('b24jssdk-reference'),
      better: 'less',
      note: 'median of 11, Node itself included',
    },
  ]
  return {
    title: 'Weight',
    intro: 'Installed into an empty project, bundled with esbuild, imported by a fresh process.',
    rows,
    plot: 'weight',
  }
}
