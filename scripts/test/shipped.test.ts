import { existsSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { createPortal } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { pages } from '../../skills/test/pages.ts'
import { hasChromium, openBrowser } from '../chromium.ts'
import { isOnThisMachine } from '../on-this-machine.ts'
import { blocksOf, type Documents, documentsOf, installTools, pack, type Packed, packLine } from '../visitor/packed.ts'
import { readBlocks } from '../visitor/read-blocks.ts'
import { runLine } from '../visitor/shell.ts'
import { type Visitor, visitorOf } from '../visitor/visitor.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** jest is used by nothing else here. */
const jest = 'jest@30.5.2'

// Debian's own Python first: another one further up in PATH does not see Debian's packages.
const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3'
const hasPytest = isOnThisMachine({
  name: 'pytest with requests',
  probe: [python, '-c', 'import pytest, requests'],
  debian: 'python3-pytest python3-requests',
})
const hasPhpunit = isOnThisMachine({
  name: "PHPUnit with PHP's curl extension",
  probe: ['sh', '-c', 'phpunit --version && php -r \'exit(function_exists("curl_init") ? 0 : 1);\''],
  debian: 'phpunit php-curl',
})
const hasCurl = isOnThisMachine({ name: 'curl', probe: ['curl', '--version'], debian: 'curl' })

const portalReadme = 'b24jssdk-portal/README.md'
const portalPage = 'b24jssdk-portal/docs/portal.md'
const recipes = 'b24jssdk-portal/docs/portal-recipes.md'
const anyRunner = { page: recipes, section: 'The portal in a test runner' }
const anyLanguage = { page: portalReadme, section: 'In the tests of any language' }

/** Sections that are not run where something is missing; on a build server nothing is. */
const needs = [
  {
    isThere: hasCurl,
    sections: [
      { page: portalReadme, section: 'Start it' },
      { page: portalPage, section: 'The inspector' },
    ],
  },
  { isThere: hasPytest, sections: [{ page: recipes, section: 'pytest' }, anyRunner, anyLanguage] },
  { isThere: hasPhpunit, sections: [{ page: recipes, section: 'PHPUnit' }, anyRunner] },
  { isThere: hasChromium, sections: [{ page: recipes, section: 'An application in the iframe, with Vite' }] },
]

/** A program by another name. */
const saveProgram = (file: string, command: string): void => {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `#!/bin/sh\nexec ${command} "$@"\n`, { mode: 0o755 })
}

const ready = /A local Bitrix24 portal is ready/
/** A free port for a line of the documents that takes the usual one, which may be taken on this machine. */
const onFreePort = { append: ' --port 0' }
const webhookIn = (output: string): string => /http\S+\/rest\/1\/\w+\//.exec(output)?.[0] ?? ''

const firstCall = 'The first call, without an account'
const startPortal = 'npx --no -- b24-portal --seed superstore --port 7010 --secret firstcall'
const installSdk = 'npm install ../b24jssdk/tarballs/bitrix24-b24jssdk-1.3.0.tgz'
const installPortal = 'npm install --save-dev ../b24jssdk/tarballs/bitrix24-b24jssdk-portal-1.3.0.tgz'

describe('what ships, in an empty folder', { timeout: 600_000 }, () => {
  let packed: Packed
  let documents: Documents
  let visitor: Visitor

  beforeAll(async () => {
    packed = await pack()
    documents = documentsOf(packed)
    visitor = visitorOf({ documents: blocksOf(documents), project: packed.project, env: packed.env })
    const cwd = packed.project
    const readme = await visitor.open('b24jssdk/README.md', 'Install')
    await readme.run(installSdk, { cwd })
    await readme.run(installPortal, { cwd })
    await installTools(packed, [jest])
  }, 600_000)
  afterAll(() => packed[Symbol.dispose]())

  it('are tarballs with the names of the lines that install them', () => {
    expect(packed.tarballs.map((name) => `npm install ../b24jssdk/tarballs/${name}`)).toEqual([
      installSdk,
      installPortal.replace(' --save-dev', ''),
    ])
  })

  it('has every document that it should have', () => {
    expect([...documents.keys()].toSorted()).toEqual([
      'README.md',
      'b24jssdk-portal/CHANGELOG.md',
      'b24jssdk-portal/README.md',
      'b24jssdk-portal/docs/portal-performance.md',
      'b24jssdk-portal/docs/portal-recipes.md',
      'b24jssdk-portal/docs/portal.md',
      'b24jssdk-portal/inspector/dist/third-party-licenses.md',
      'b24jssdk/CHANGELOG.md',
      'b24jssdk/README-AI.md',
      'b24jssdk/README.md',
      'b24jssdk/dist/third-party-licenses.md',
      'b24jssdk/docs/errors.md',
      'b24jssdk/docs/migration.md',
      'b24jssdk/skills/b24jssdk-apps/SKILL.md',
      'b24jssdk/skills/b24jssdk-core/SKILL.md',
      'b24jssdk/skills/b24jssdk-filtering/SKILL.md',
      'b24jssdk/skills/b24jssdk-rest/SKILL.md',
    ])
  })

  it('links to nothing that it does not bring', () => {
    const modules = join(packed.project, 'node_modules', '@bitrix24')
    const broken = [...documents]
      .filter(([page]) => page !== 'README.md')
      .flatMap(([page, text]) =>
        [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
          .map(([, link = '']) => join(modules, dirname(page), link))
          .filter((target) => !existsSync(target)),
      )
    expect(broken).toEqual([])
  })

  it.each([
    { page: 'README.md', lines: [installSdk, installPortal] },
    { page: 'b24jssdk-portal/README.md', lines: [installPortal] },
    { page: 'b24jssdk/docs/migration.md', lines: [installSdk] },
  ])('is installed as $page says', async ({ page, lines }) => {
    const section = await visitor.open(page, 'Install')
    for (const line of lines)
      expect(await section.run(line, { cwd: packed.project })).toMatch(/^(added|changed|up to date)/m)
    if (page === 'README.md') section.ranBefore(packLine)
  })

  describe('the READMEs', () => {
    it('README.md: the first call prints what is said there', async () => {
      const section = await visitor.open('README.md', firstCall, ['7010'])
      expect(section.files).toEqual(['first-call.mjs'])
      await using portal = await section.serve(startPortal, ready)
      expect(portal.output).toContain('/rest/1/firstcall/')
      const says = /^It prints `(.*?)`/m.exec(documents.get('README.md') ?? '')?.[1]
      expect(await section.run('node first-call.mjs')).toBe(`${says}\n`)
    })

    it('of the SDK: the first call as an ES module, as CommonJS and in TypeScript', async () => {
      const section = await visitor.open('b24jssdk/README.md', firstCall, ['7010'])
      expect(section.files).toEqual(['first-call.mjs', 'first-call.cjs', 'first-call.mts'])
      await using _portal = await section.serve(startPortal, ready)
      expect(await section.run('node first-call.mjs')).toBe('793\n')
      expect(await section.run('node first-call.cjs')).toBe('793\n')
      expect(await section.run('npx tsx first-call.mts')).toBe('793\n')
      expect(await section.run('npx tsc --noEmit --strict --module nodenext --types node first-call.mts')).toBe('')
    })

    it.runIf(hasCurl)('of the portal: it is started and called', async () => {
      const section = await visitor.open(portalReadme, 'Start it', ['7010'])
      await using _portal = await section.serve(startPortal, ready)
      const line = 'curl --globoff "http://127.0.0.1:7010/rest/1/firstcall/crm.deal.list?select[]=TITLE"'
      expect(await section.run(line)).toContain('"total":5009')
    })

    it('of the portal: it is there for one command', async () => {
      const section = await visitor.open(anyLanguage.page, anyLanguage.section)
      expect(section.files).toEqual(['count.mjs'])
      expect(await section.run('npx --no -- b24-portal exec --seed superstore -- node count.mjs')).toBe('5009\n')
    })

    it('of the portal: the test in JavaScript passes', async () => {
      const section = await visitor.open(portalReadme, 'In a test of JavaScript or TypeScript')
      expect(section.files).toEqual(['deals.test.mjs'])
      expect(await section.run('node --test')).toContain('# pass 1\n')
    })
  })

  describe('the recipes', () => {
    it('vitest', async () => {
      const section = await visitor.open(recipes, 'vitest')
      expect(section.files).toEqual(['deals.test.ts'])
      expect(await section.run('npx vitest run deals.test.ts')).toMatch(/Tests +1 passed/)
      const inExec = await visitor.open(anyRunner.page, anyRunner.section)
      const line = 'npx --no -- b24-portal exec -- npx vitest run'
      expect(await inExec.run(line, { cwd: section.folder })).toMatch(/Tests +1 passed/)
    })

    it('jest', async () => {
      const section = await visitor.open(recipes, 'jest')
      expect(section.files).toEqual(['portal.setup.mjs', 'portal.teardown.mjs', 'deals.test.js', 'rows.test.mjs'])
      writeFileSync(join(section.folder, 'jest.config.json'), section.codeIn('json'))
      expect(await section.run('npx jest deals.test.js')).toMatch(/Tests: +1 passed/)
      expect(await section.run('NODE_OPTIONS=--experimental-vm-modules npx jest rows.test.mjs')).toMatch(
        /Tests: +1 passed/,
      )
    })

    it.runIf(hasPytest)('pytest', async () => {
      const section = await visitor.open(recipes, 'pytest')
      expect(section.files).toEqual(['conftest.py', 'test_deals.py'])
      // The command `pytest` may belong to another Python, one without requests.
      const bin = join(packed.project, 'bin')
      saveProgram(join(bin, 'pytest'), `${python} -m pytest`)
      const env = { PATH: `${bin}:${packed.env['PATH'] ?? ''}` }
      expect(await section.run('pytest test_deals.py', { env })).toContain('1 passed')
      const line = 'npx --no -- b24-portal exec --seed superstore -- pytest'
      for (const { page, section: title } of [anyRunner, anyLanguage]) {
        const inExec = await visitor.open(page, title)
        expect(await inExec.run(line, { env, cwd: section.folder })).toContain('1 passed')
      }
    })

    it.runIf(hasPhpunit)('PHPUnit', async () => {
      const section = await visitor.open(recipes, 'PHPUnit')
      expect(section.files).toEqual(['tests/DealTest.php'])
      // Where Composer puts it; Debian's is the same program.
      saveProgram(join(section.folder, 'vendor', 'bin', 'phpunit'), 'phpunit')
      const line = 'npx --no -- b24-portal exec --tariff off -- vendor/bin/phpunit tests'
      expect(await section.run(line)).toContain('OK (1 test, 1 assertion)')
      const inExec = await visitor.open(anyRunner.page, anyRunner.section)
      expect(await inExec.run(line, { cwd: section.folder })).toContain('OK (1 test, 1 assertion)')
    })

    it('a real portal, recorded once', async () => {
      const section = await visitor.open(recipes, 'A real portal, recorded once')
      expect(section.files).toEqual(['cassette.ts', 'pipeline.test.ts'])
      const line = 'npx vitest run pipeline.test.ts'
      {
        const ids = Array.from({ length: 12 }, (_, index) => index + 1)
        await using real = await createPortal({ seed: { deal: ids.map((id) => ({ id, title: 'A', categoryId: 3 })) } })
        expect(await section.run(line, { env: { RECORD: '1', B24_REAL: real.webhookUrl } })).toMatch(/Tests +1 passed/)
        expect(real.requests.count('crm.deal.list')).toBe(1)
      }
      expect(await section.run(line)).toMatch(/Tests +1 passed/)
    })

    it('in TypeScript compile under strict settings', async () => {
      const folders = await Promise.all(
        ['vitest', 'A real portal, recorded once'].map((title) => visitor.open(recipes, title)),
      )
      const files = folders.flatMap(({ folder, files: names }) => names.map((name) => `"${join(folder, name)}"`))
      // As vitest reads them: the portal is an ES module, which the compiler refuses in a `.ts` file of a CommonJS project.
      const options = '--noEmit --strict --module preserve --types node --allowImportingTsExtensions --skipLibCheck'
      const line = `npx tsc ${options} ${files.join(' ')}`
      expect(await runLine(line, { cwd: packed.project, env: packed.env })).toBe('')
    })

    it.runIf(hasChromium)('an application in the iframe, with Vite', async () => {
      const section = await visitor.open(recipes, 'An application in the iframe, with Vite', ['5173'])
      expect(section.files).toEqual(['vite.config.mjs', 'index.html', 'main.js', 'portal.mjs'])
      await using _vite = await section.serve('npx vite --port 5173 --strictPort', /ready in/)
      await using portal = await section.serve('node portal.mjs', /\?app=\S+\n/)
      const url = portal.output.trim()
      await using browser = await openBrowser()
      const shown = await browser.newPage()
      await shown.goto(url)
      const heading = shown.frameLocator('iframe').first().locator('h1', { hasText: 'User' })
      await heading.waitFor()
      expect(await heading.textContent()).toBe(`User 1 of ${new URL(url).origin}`)
    })
  })

  describe('docs/portal.md', () => {
    it('Start it', async () => {
      const section = await visitor.open(portalPage, 'Start it')
      const started = async (line: string): Promise<void> => {
        await using portal = await section.serve(line, ready, onFreePort)
        expect((await fetch(`${webhookIn(portal.output)}profile`)).status).toBe(200)
      }
      await started('npx --no -- b24-portal')
      await started('npx --no -- b24-portal --seed superstore')
      {
        await using json = await section.serve('npx --no -- b24-portal --port 0 --json', /\}\n/)
        expect(JSON.parse(json.output)).toMatchObject({ tariff: 'standard' })
      }
      const test = { private: true, scripts: { test: 'node --print process.env.B24_HOOK' } }
      writeFileSync(join(section.folder, 'package.json'), JSON.stringify(test))
      expect(await section.run('npx --no -- b24-portal exec -- npm test')).toMatch(
        /http:\/\/127\.0\.0\.1:\d+\/rest\/1\//,
      )
      await started('npx --no -- b24-portal --db portal.db')
      await section.run('npx --no -- b24-portal snapshot day1.db --db portal.db')
      await section.run('npx --no -- b24-portal restore day1.db --db portal.db')
      await started('npx --no -- b24-portal --seed day1.db')
    })

    it.runIf(hasCurl)('the inspector is steered by curl', async () => {
      const section = await visitor.open(portalPage, 'The inspector')
      await using portal = await createPortal({ clock: 'manual' })
      const before = portal.clock.nowMs()
      const line = `curl -X POST -H 'Content-Type: application/json' -d '{"advanceMs":3600000}' http://127.0.0.1:8024/_portal/api/clock`
      await section.run(line, { instead: { 'http://127.0.0.1:8024': portal.url } })
      expect(portal.clock.nowMs() - before).toBe(3_600_000)
    })

    it('a portal is recorded and replayed', async () => {
      const section = await visitor.open(portalPage, 'Record and replay')
      await using real = await createPortal({ seed: { deal: [1, 2, 3] } })
      const total = async (output: string): Promise<unknown> =>
        (await fetch(`${webhookIn(output)}crm.deal.list`)).json()
      let recorded: unknown
      {
        const line =
          'B24_REAL=https://company.bitrix24.com/rest/1/secret/ npx --no -- b24-portal record --upstream-env B24_REAL --out cassette.jsonl'
        // `exec` of the shell takes no assignment, `env` does.
        const instead = { 'B24_REAL=https://company.bitrix24.com/rest/1/secret/': `env B24_REAL=${real.webhookUrl}` }
        await using recorder = await section.serve(line, /\/rest\/1\/\w+\//, { ...onFreePort, instead })
        recorded = await total(recorder.output)
        expect(recorded).toMatchObject({ total: 3 })
      }
      await using replay = await section.serve(
        'npx --no -- b24-portal replay cassette.jsonl',
        /\/rest\/1\/\w+\//,
        onFreePort,
      )
      expect(await total(replay.output)).toEqual(recorded)
    })

    it('HTTPS is trusted by the authority that is named', async () => {
      const section = await visitor.open(portalPage, 'HTTPS')
      await using portal = await section.serve('npx --no -- b24-portal --tls', ready, onFreePort)
      const printed = await section.run('export NODE_EXTRA_CA_CERTS=/path/to/.portal/ca.pem', {
        instead: { '/path/to': section.folder },
        append: ` && node --print "fetch('${webhookIn(portal.output)}profile').then(({ status }) => console.log(status)), ''"`,
      })
      expect(printed.trim()).toBe('200')
    })
  })

  it('has no block of code that nothing runs', () => {
    // Compiled and run against the local portal by skills/test/code-blocks.test.ts, from the same text.
    const runElsewhere = new Set(pages.map((page) => readFileSync(join(root, page), 'utf8')))
    const places = new Set(
      [...documents].flatMap(([page, text]) =>
        runElsewhere.has(text)
          ? readBlocks(page, text).flatMap(({ place, language, file }) =>
              language === 'ts' && file === undefined ? [place] : [],
            )
          : [],
      ),
    )
    const lacking = needs.flatMap(({ isThere, sections }) => (isThere ? [] : sections))
    expect(visitor.untouched(lacking).filter((part) => !places.has(part))).toEqual([])
  })
})
