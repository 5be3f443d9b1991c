import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { createPortal } from '@bitrix24/b24jssdk-portal'
import type { FaultRule } from '@bitrix24/b24jssdk-portal'
import { build } from 'esbuild'
import { beforeAll, expect, it } from 'vitest'

import { extractBlocks } from './extract-blocks.ts'
import { runBlock } from './run-block.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const written = join(root, '.artefacts', 'advice')
const built = join(written, 'advice.mjs')

beforeAll(async () => {
  const page = 'README.md'
  const blocks = extractBlocks(page, readFileSync(join(root, page), 'utf8'))
  const advice = blocks.find(({ program }) => program.includes("originatorId: 'import'"))
  mkdirSync(written, { recursive: true })
  writeFileSync(join(written, 'advice.ts'), advice?.program ?? '')
  await build({
    entryPoints: [join(written, 'advice.ts')],
    outfile: built,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    conditions: ['source'],
    external: ['luxon'],
  })
})

const faults = (
  ['resetBeforeCommit', 'resetAfterCommit', 'cutJson', 'json500', 'portalDeleted', 'softError'] as const
).flatMap((action) => [0, 3, 9].map((skip): FaultRule => ({ match: 'batch', action, skip, times: 1 })))

it.each(faults)(
  'README: look what is there, then add the rest: 500 contacts for 500 lines, $action at chunk $skip',
  async (fault) => {
    // The others are still on their way when the one that fails has ended.
    await using portal = await createPortal({ faults: [fault, { match: 'batch', action: 'slow', delayMs: 80 }] })
    const { exitCode, stdout, stderr } = await runBlock(built, portal.webhookUrl, 60_000)
    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(stdout.trim().split('\n').at(-1)).toBe('500 of 500')
    const names = portal.rows('contact').map(({ name }) => name)
    expect([names.length, new Set(names).size]).toEqual([500, 500])
    expect(portal.faults.list()[0]?.struck).toBe(1)
  },
)
