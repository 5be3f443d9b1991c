import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'b24jssdk-package-')))
const installed = join(folder, 'node_modules', '@bitrix24', 'b24jssdk')
/** What npm would install beside the package; their types come with all others. */
const dependencies = (packageFile: string): string[] => {
  const manifest: unknown = JSON.parse(readFileSync(packageFile, 'utf8'))
  const named: unknown =
    typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, 'dependencies') : undefined
  return Object.keys(typeof named === 'object' && named !== null ? named : {}).filter(
    (name) => !name.startsWith('@types/'),
  )
}
const link = (name: string): void => {
  const place = join(folder, 'node_modules', name)
  mkdirSync(dirname(place), { recursive: true })
  symlinkSync(join(root, 'node_modules', name), place)
}
const run = (...args: string[]): string => execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })

describe('the package as it is installed', () => {
  beforeAll(() => {
    const source = join(root, 'packages', 'jssdk')
    mkdirSync(installed, { recursive: true })
    cpSync(join(source, 'package.json'), join(installed, 'package.json'))
    execFileSync(
      process.execPath,
      [join(root, 'node_modules', 'tsdown', 'dist', 'run.mjs'), '--out-dir', join(installed, 'dist')],
      {
        cwd: source,
        stdio: 'ignore',
      },
    )
    for (const name of dependencies(join(source, 'package.json'))) link(name)
    link('@types')
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  const use = `const $b24 = B24Hook.fromWebhookUrl('https://portal.example.com/rest/1/thesecretpart001/')
console.log($b24.getTargetOrigin())`

  it('E88: import works', () => {
    writeFileSync(join(folder, 'use.mjs'), `import { B24Hook } from '@bitrix24/b24jssdk'\n${use}`)
    expect(run('use.mjs')).toBe('https://portal.example.com\n')
  })

  it('E88: require() works', () => {
    writeFileSync(join(folder, 'use.cjs'), `const { B24Hook } = require('@bitrix24/b24jssdk')\n${use}`)
    expect(run('use.cjs')).toBe('https://portal.example.com\n')
  })

  it('E88: both have types', () => {
    const typed = `${use}\nconst origin: string = $b24.getTargetOrigin()\nvoid origin\n`
    writeFileSync(join(folder, 'use.mts'), `import { B24Hook } from '@bitrix24/b24jssdk'\n${typed}`)
    writeFileSync(join(folder, 'use.cts'), `import { B24Hook } from '@bitrix24/b24jssdk'\n${typed}`)
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
    const flags = [
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2023',
      '--types',
      'node',
    ]
    expect(run(tsc, ...flags, 'use.mts', 'use.cts')).toBe('')
  })
})
