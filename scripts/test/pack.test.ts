import { execFile } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const run = promisify(execFile)
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')

const program = `
import { B24Hook } from '@bitrix24/b24jssdk'
import { createPortal } from '@bitrix24/b24jssdk-portal'
const portal = await createPortal({ seed: { deal: [1, 2, 3] } })
const $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl)
const deals = await $b24.actions.v2.callList.make({ method: 'crm.item.list', params: { entityTypeId: 2 } })
const page = await fetch(new URL('/_portal/', portal.webhookUrl))
console.log(deals.getData().length, page.status)
await portal.close()
`

describe('npm run pack', () => {
  const work = mkdtempSync(join(tmpdir(), 'b24jssdk-pack-'))
  const modules = join(work, 'app', 'node_modules')
  let printed: string[] = []

  beforeAll(async () => {
    const { stdout } = await run(process.execPath, [join(root, 'scripts', 'pack.mjs'), 'packed'], {
      cwd: work,
      env: { ...process.env, INIT_CWD: work },
    })
    printed = stdout.trim().split('\n').slice(-2)
    // The packages as they are in the tarballs, and what they need as this repository has it installed.
    mkdirSync(join(modules, '@bitrix24'), { recursive: true })
    for (const [index, name] of ['b24jssdk', 'b24jssdk-portal'].entries()) {
      await run('tar', ['-xzf', join(work, printed[index] ?? ''), '-C', join(modules, '@bitrix24')])
      await run('mv', [join(modules, '@bitrix24', 'package'), join(modules, '@bitrix24', name)])
    }
    for (const name of readdirSync(join(root, 'node_modules'))) {
      if (name !== '@bitrix24' && !name.startsWith('.'))
        symlinkSync(join(root, 'node_modules', name), join(modules, name))
    }
    writeFileSync(join(work, 'app', 'program.mjs'), program)
  }, 600_000)
  afterAll(() => rmSync(work, { recursive: true, force: true }))

  it('writes a tarball of each package into the folder that is named', () => {
    expect(readdirSync(join(work, 'packed')).map((name) => join('packed', name))).toEqual(printed.toSorted())
  })

  it('whose names are those of the lines in the README', () => {
    const named = [...readme.matchAll(/tarballs\/(\S+\.tgz)/g)].map((match) => match[1])
    expect(named).toEqual(printed.map((path) => path.replace('packed/', '')))
  })

  it('and which work: a list is read from a portal, and the inspector has its page', async () => {
    const { stdout } = await run(process.execPath, ['program.mjs'], { cwd: join(work, 'app') })
    expect(stdout.trim()).toBe('3 200')
  })

  it.each(['README-AI.md', 'docs/errors.md'])('the SDK with %s', (page) => {
    expect(existsSync(join(modules, '@bitrix24', 'b24jssdk', page))).toBe(true)
  })
})
