import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { createPortal } from '@bitrix24/b24jssdk-portal'
import type { Portal } from '@bitrix24/b24jssdk-portal'
import { build } from 'esbuild'
import type { Plugin } from 'esbuild'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { checkTypes } from './check-types.ts'
import { extractBlocks, placeInPage } from './extract-blocks.ts'
import type { CodeBlock } from './extract-blocks.ts'
import { pages } from './pages.ts'
import { runBlock } from './run-block.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const written = join(root, '.artefacts', 'code-blocks')
const blocks = pages.flatMap((page) => extractBlocks(page, readFileSync(join(root, page), 'utf8')))
const nameOf = ({ page, firstLine }: CodeBlock): string => `${page.replaceAll(/[^\w-]+/g, '-')}-line-${firstLine}`
const sourceOf = (block: CodeBlock): string => join(written, `${nameOf(block)}.ts`)
const builtOf = (block: CodeBlock): string => join(written, 'built', `${nameOf(block)}.mjs`)

/** The message of a failed block, with lines of the written program turned into lines of the page. */
const inPage = (block: CodeBlock, text: string): string =>
  text.replaceAll(new RegExp(`\\S*${nameOf(block)}\\.ts:(\\d+)`, 'g'), (_, line: string) =>
    placeInPage(block, Number(line)),
  )

/** The repository's own packages are bundled from their sources; those of the registry are loaded as they are installed. */
const otherPackagesStay: Plugin = {
  name: 'other-packages-stay',
  setup: (bundler) =>
    bundler.onResolve({ filter: /^[a-z@]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@bitrix24/') ? undefined : { path, external: true },
    ),
}

describe('the code of README.md, skills/ and the documents', () => {
  let portal: Portal
  let seeded: Uint8Array

  beforeAll(async () => {
    rmSync(written, { recursive: true, force: true })
    mkdirSync(written, { recursive: true })
    for (const block of blocks) writeFileSync(sourceOf(block), block.program)
    portal = await createPortal({ seed: 'superstore', switches: { v3Aggregate: true } })
    const ids = Array.from({ length: 130 }, (_, index) => index + 1)
    portal.insert('task', ids)
    portal.insert('eventlog', ids)
    seeded = portal.snapshot()
  })
  beforeEach(() => {
    portal.restore(seeded)
  })
  afterAll(async () => {
    await portal.close()
  })

  it('compiles under the strict settings of this repository', () => {
    const errors = checkTypes(new Map(blocks.map((block) => [sourceOf(block), block])), join(root, 'tsconfig.json'))
    expect(errors).toEqual([])
  })

  describe('runs against the local portal', () => {
    beforeAll(async () => {
      await build({
        entryPoints: blocks.map(sourceOf),
        outdir: join(written, 'built'),
        outExtension: { '.js': '.mjs' },
        bundle: true,
        splitting: true,
        format: 'esm',
        platform: 'node',
        target: 'node20',
        conditions: ['source'],
        plugins: [otherPackagesStay],
        sourcemap: 'inline',
        logLevel: 'silent',
      })
    })

    it.each(blocks.map((block) => ({ place: `${block.page}:${block.firstLine}`, block })))(
      '$place',
      async ({ block }) => {
        const { exitCode, stdout, stderr } = await runBlock(builtOf(block), portal.webhookUrl, 30_000)
        const output = inPage(block, `${stdout}${stderr}`)
        const claimed = stdout.split('\n').filter((line) => block.prints.includes(line))
        expect({ exitCode, claimed, output }).toEqual({ exitCode: 0, claimed: block.prints, output })
      },
    )
  })
})
