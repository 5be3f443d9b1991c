import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it, vi } from 'vitest'

const manyCalls = fileURLToPath(new URL('../support/many-calls.ts', import.meta.url))
const manyFrames = fileURLToPath(new URL('../support/many-frames.ts', import.meta.url))
const endingProgram = fileURLToPath(new URL('../support/ending-program.ts', import.meta.url))
const execArgv = ['--import', 'tsx', '--conditions=source']

it('100,000 calls leave the heap where it was, within 10 %', { timeout: 300_000 }, async () => {
  const child = fork(manyCalls, ['100000'], { execArgv: [...execArgv, '--expose-gc'] })
  const [before, after] = (await once(child, 'message')).flat().map(Number)
  await expect(once(child, 'exit')).resolves.toEqual([0, null])
  expect(before).toBeGreaterThan(0)
  expect(Number(after) / Number(before)).toBeLessThan(1.1)
})

it('1,000 frames, opened and destroyed, leave the heap where it was, and the page without a listener', async () => {
  const child = fork(manyFrames, ['1000'], { execArgv: [...execArgv, '--expose-gc'] })
  const [before, after, listeners] = (await once(child, 'message')).flat().map(Number)
  await expect(once(child, 'exit')).resolves.toEqual([0, null])
  expect(before).toBeGreaterThan(0)
  expect(Number(after) / Number(before)).toBeLessThan(1.1)
  expect(listeners).toBe(0)
})

describe('nothing keeps Node alive', () => {
  it.each([
    'call',
    'list',
    'left stream',
    'aborted call',
    'timed out call',
    'refused refresh',
    'batch and statistics of both versions',
    'pull client that is destroyed',
  ])('after a %s the process ends by itself', async (what) => {
    const hangs = what === 'aborted call' || what === 'timed out call'
    await using portal = await createPortal({
      seed: { deal: Array.from({ length: 120 }, (_, index) => index + 1) },
      faults: hangs ? [{ match: 'crm.deal.list', action: 'hangBeforeCommit' }] : [],
    })
    const child = fork(endingProgram, [portal.webhookUrl, what], { execArgv })
    if (what === 'aborted call' || what === 'pull client that is destroyed') {
      await vi.waitUntil(() => portal.requests.count() > 0, { timeout: 100_000 })
      child.send('go on')
    }
    // The channel to the parent would keep it alive.
    child.disconnect()
    await expect(once(child, 'exit')).resolves.toEqual([0, null])
    expect(portal.requests.count()).toBeGreaterThan(0)
  })
})
