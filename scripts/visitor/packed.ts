import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { type Block, readBlocks } from './read-blocks.ts'
import { runLine } from './shell.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Both packages as a visitor gets them: tarballs, and an empty project beside the clone's folder. */
export interface Packed extends Disposable {
  /** Names of the tarballs, as `npm run pack` printed them. */
  readonly tarballs: readonly string[]
  /** Where each package is unpacked, without what it needs. */
  readonly unpacked: readonly string[]
  readonly project: string
  /** The environment of somebody who has not started npm from this repository. */
  readonly env: NodeJS.ProcessEnv
}

/** What a test runner and `npm test` put into the environment, which a visitor has not. */
const ofThisRun = /^(VITEST|npm_(package|lifecycle|command|execpath|node_execpath)|npm_config_local_prefix$|INIT_CWD$)/
const ofThisRunToo = new Set([
  'NODE_ENV',
  'NODE_OPTIONS',
  'TEST',
  'MODE',
  'DEV',
  'PROD',
  'SSR',
  'BASE_URL',
  'CI',
  'B24_HOOK',
  'FORCE_COLOR',
])

const visitorsEnvironment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !ofThisRun.test(name) && !ofThisRunToo.has(name)),
  ),
  NO_COLOR: '1',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_prefer_offline: 'true',
  npm_config_update_notifier: 'false',
})

/** The line of the documents that packs, in a clone. */
export const packLine = 'npm run pack'

/** Packs both packages into `b24jssdk/tarballs` beside an empty project. */
export const pack = async (): Promise<Packed> => {
  const work = mkdtempSync(join(tmpdir(), 'b24jssdk-visitor-'))
  const env = visitorsEnvironment()
  const project = join(work, 'project')
  mkdirSync(project)
  const clone = join(work, 'b24jssdk')
  mkdirSync(clone)
  const folder = join(clone, 'tarballs')
  await runLine(`${packLine} -- "${folder}"`, { cwd: root, env })
  const tarballs = readdirSync(folder)
  const unpacked = tarballs.map((_, index) => join(work, 'unpacked', String(index)))
  for (const [index, target] of unpacked.entries()) {
    mkdirSync(target, { recursive: true })
    await runLine(`tar -xzf "${join(folder, tarballs[index] ?? '')}" --strip-components=1`, { cwd: target, env })
  }
  return { tarballs, unpacked, project, env, [Symbol.dispose]: () => rmSync(work, { recursive: true, force: true }) }
}

/** A document by its name in the package, such as `b24jssdk/README.md`, with the text that ships. */
export type Documents = ReadonlyMap<string, string>

const nameOf = (folder: string): string => {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  if (typeof manifest !== 'object' || manifest === null || !('name' in manifest) || typeof manifest.name !== 'string')
    throw new Error(`${folder} has no package.json with a name`)
  return manifest.name.replace('@bitrix24/', '')
}

/** Every markdown page of both packages, and the README of the repository, which leads to them. */
export const documentsOf = ({ unpacked }: Packed): Documents =>
  new Map([
    ['README.md', readFileSync(join(root, 'README.md'), 'utf8')],
    ...unpacked.flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.md'))
        .map((file): [string, string] => [`${nameOf(folder)}/${file}`, readFileSync(join(folder, file), 'utf8')]),
    ),
  ])

export const blocksOf = (documents: Documents): ReadonlyMap<string, readonly Block[]> =>
  new Map([...documents].map(([page, text]) => [page, readBlocks(page, text)]))

/** Adds what the documents take for granted to the project: the versions that this repository is tested with. */
export const installTools = async ({ project, env }: Packed, extra: readonly string[]): Promise<void> => {
  const versionOf = (name: string): string => {
    const manifest: unknown = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'))
    if (typeof manifest !== 'object' || manifest === null || !('version' in manifest))
      throw new Error(`${name}: no version`)
    return `${name}@${String(manifest.version)}`
  }
  const tools = ['tsx', 'typescript', '@types/node', 'vitest', 'vite'].map(versionOf)
  await runLine(`npm install --save-dev --save-exact ${[...tools, ...extra].join(' ')}`, { cwd: project, env })
}
