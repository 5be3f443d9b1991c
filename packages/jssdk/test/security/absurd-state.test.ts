import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileLimitStore } from '@bitrix24/b24jssdk/limit-store-file'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LimitChange, LimitState } from '../../src/limits/store/limit-state.ts'
import { type Limiter, limiterFor } from '../../src/limits/limiter.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { limitSettings } from '../support/limit-settings.ts'

const portal = 'https://portal.example'
const settings = limitSettings()
const request = { methods: ['crm.deal.list'], isBatch: false, credential: 'hook', settings }

let directory = ''
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'state-'))
})
afterEach(async () => {
  await rm(directory, { recursive: true, force: true })
})

/** How many of two calls are let through within the time. */
const sentWithin = async (clock: FakeClock, limiter: Limiter, ms: number): Promise<number> => {
  let sent = 0
  const note = (): void => void (sent += 1)
  for (let call = 0; call < 2; call += 1) limiter.acquire(request).then(note, note)
  await clock.advance(ms)
  return sent
}

describe('an absurd state', () => {
  const sane = {
    bucket: { level: 0, atMs: 0, places: 0, refusals: 0 },
    lowering: { factor: 1, refusedAtMs: [], successes: 0, loweredAtMs: 0 },
    operating: {},
  }
  const use = { operatingMs: 1e12, seenAtMs: 0, refusals: 1, blockedUntilMs: 0 }
  const withUse = (change: object) => ({ ...sane, operating: { 'hook crm.deal.list': { ...use, ...change } } })
  const states: readonly (readonly [string, unknown])[] = [
    ['a level of a billion', { ...sane, bucket: { ...sane.bucket, level: 1e9, atMs: 1.7e12 } }],
    ['a level of 1e300', { ...sane, bucket: { ...sane.bucket, level: 1e300, atMs: 1.7e12 } }],
    ['a level without end', { ...sane, bucket: { ...sane.bucket, level: '1e999', atMs: 1.7e12 } }],
    ['a level far ahead in time', { ...sane, bucket: { ...sane.bucket, level: 1e6, atMs: 1e15 } }],
    ['a level below nothing', { ...sane, bucket: { ...sane.bucket, level: -1e9, atMs: 1.7e12 } }],
    ['a level that is a text', { ...sane, bucket: { ...sane.bucket, level: 'full' } }],
    ['a factor that is none', { ...sane, lowering: { ...sane.lowering, factor: null } }],
    ['refusals far ahead in time', { ...sane, lowering: { ...sane.lowering, refusedAtMs: [1e15, 1e15, 1e15, 1e15] } }],
    ['a block of centuries', withUse({ blockedUntilMs: 1e15 })],
    ['a reset in centuries', withUse({ resetAtMs: 1e15 })],
    ['a use seen in centuries', withUse({ seenAtMs: 1e15 })],
    ['another version', { version: 7, buckets: [] }],
    ['a list', []],
    ['no state', null],
    ['uses that are a list', { ...sane, operating: [1] }],
    ['a use that is none', { ...sane, operating: { 'hook crm.deal.list': null } }],
  ]
  const textOf = (state: unknown): string => JSON.stringify(state).replaceAll('"1e999"', '1e999')

  it.each(states)('in the file, %s, keeps no call waiting without end, and is mended', async (_, state) => {
    const folder = join(directory, 'v1', encodeURIComponent(portal))
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, '1.json'), textOf(state))
    const clock = new FakeClock()
    const limiter = limiterFor(portal, { store: fileLimitStore({ directory }), clock })
    expect(await sentWithin(clock, limiter, 4_000)).toBe(2)
    const after = await fileLimitStore({ directory }).update(portal, (kept) => ({ state: kept, value: kept }))
    expect(after.bucket.level).toBeLessThan(60)
    expect(after.bucket.atMs).toBeLessThanOrEqual(clock.nowMs())
  })

  it.each(states)('of a store of the program, %s, keeps no call waiting without end', async (_, state) => {
    const clock = new FakeClock()
    let kept: unknown = JSON.parse(textOf(state))
    const store = {
      update: <T>(__: string, change: LimitChange<T>): T => {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a program without types could give
        const changed = change(kept as LimitState)
        kept = changed.state
        return changed.value
      },
    }
    const limiter = limiterFor(portal, { store, clock })
    expect(await sentWithin(clock, limiter, 4_000)).toBe(2)
  })

  it('still: a full bucket that others wait for is no absurd one', async () => {
    const clock = new FakeClock()
    const limiterOf = () => limiterFor(portal, { store: fileLimitStore({ directory }), clock })
    const [first, second] = [limiterOf(), limiterOf()]
    await first.refusedByRate(settings)
    const late = Promise.all([first.acquire(request), second.acquire(request)])
    await clock.run()
    expect((await late).map(({ waitedMs }) => waitedMs).toSorted((a, b) => a - b)).toEqual([2_000, 2_500])
  })
})
