import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
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
import { createServer } from 'node:net'
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

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

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
    // The link that npm makes for the command of the portal.
    mkdirSync(join(modules, '.bin'))
    symlinkSync('../@bitrix24/b24jssdk-portal/dist/bin.mjs', join(modules, '.bin', 'b24-portal'))
    writeFileSync(join(work, 'app', 'package.json'), '{ "private": true }')
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

  it.each([
    'b24jssdk/README-AI.md',
    'b24jssdk/docs/errors.md',
    'b24jssdk/docs/migration.md',
    'b24jssdk/skills/b24jssdk-rest/SKILL.md',
    'b24jssdk/dist/third-party-licenses.md',
    'b24jssdk-portal/README.md',
    'b24jssdk-portal/docs/portal-recipes.md',
    'b24jssdk-portal/inspector/dist/third-party-licenses.md',
  ])('with %s', (page) => {
    expect(existsSync(join(modules, '@bitrix24', page))).toBe(true)
  })

  it('and with which the first call of the README gives what the README says', async () => {
    const section = readme.slice(readme.indexOf('## The first call'), readme.indexOf('## Lists'))
    const [start = '', secondLine = ''] = [...section.matchAll(/^```sh\n(.*)\n```$/gm)].map(([, line]) => line)
    const source = /^```js\n([^]*?)\n```$/m.exec(section)?.[1] ?? ''
    const says = /^It prints `(.*?)`/m.exec(section)?.[1]
    // The port of the README may be taken on this machine.
    const port = String(await freePort())
    const cwd = join(work, 'app')
    writeFileSync(join(cwd, 'first-call.mjs'), source.replace('7010', port))
    const portal = spawn('sh', ['-c', `exec ${start.replace('7010', port)}`], {
      cwd,
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    })
    try {
      expect(String(await once(portal.stdout, 'data'))).toContain(`http://127.0.0.1:${port}/rest/1/firstcall/`)
      const { stdout } = await run('sh', ['-c', secondLine], { cwd })
      expect(stdout.trim()).toBe(says)
    } finally {
      const gone = once(portal, 'close')
      // npx starts the portal in a process of its own and hands no signal on: the whole group is ended.
      process.kill(-(portal.pid ?? Number.NaN), 'SIGTERM')
      await gone
    }
  })

  it("and with which the test in the portal's README passes", async () => {
    const page = readFileSync(join(modules, '@bitrix24', 'b24jssdk-portal', 'README.md'), 'utf8')
    const source = /^```js\n(\/\/ deals\.test\.mjs[^]*?)\n```$/m.exec(page)?.[1] ?? ''
    writeFileSync(join(work, 'app', 'deals.test.mjs'), source)
    const { stdout } = await run(process.execPath, ['--test'], { cwd: join(work, 'app') })
    expect(stdout).toContain('# pass 1\n')
  })

  it('whose documents link to nothing that they do not bring', () => {
    const documents = ['b24jssdk', 'b24jssdk-portal'].flatMap((name) =>
      readdirSync(join(modules, '@bitrix24', name), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.md') && !file.includes('node_modules'))
        .map((file) => join(modules, '@bitrix24', name, file)),
    )
    expect(documents.length).toBeGreaterThan(8)
    const broken = documents.flatMap((document) =>
      [...readFileSync(document, 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
        .map(([, link = '']) => join(dirname(document), link))
        .filter((target) => !existsSync(target)),
    )
    expect(broken).toEqual([])
  })
})
