import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fileLimitStore } from '@bitrix24/b24jssdk/limit-store-file'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { limiterFor } from '../../src/limits/limiter.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { limitSettings } from '../support/limit-settings.ts'

const portal = 'https://portal.example'
const settings = limitSettings()
const request = { methods: ['crm.deal.list'], isBatch: false, credential: 'hook', settings }
const workerPath = fileURLToPath(new URL('../support/limit-worker.ts', import.meta.url))

let directory = ''
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'limit-store-'))
})
afterEach(async () => {
  await rm(directory, { recursive: true, force: true })
})

/** Two store objects, as two processes have them. */
const twoLimiters = () => {
  const clock = new FakeClock()
  const limiterOf = () => limiterFor(portal, { store: fileLimitStore({ directory }), clock })
  return { clock, first: limiterOf(), second: limiterOf() }
}
interface Worker {
  readonly worker: ChildProcess
  readonly ended: Promise<unknown>
  readonly taken: () => number
}
const startWorker = (...counts: string[]): Worker => {
  const worker = fork(workerPath, [directory, ...counts], { execArgv: ['--import', 'tsx', '--conditions=source'] })
  let taken = 0
  worker.on('message', () => (taken += 1))
  return { worker, ended: once(worker, 'exit'), taken: () => taken }
}
const placesTaken = () =>
  fileLimitStore({ directory }).update(portal, (state) => ({ state, value: state.bucket.places }))

describe('two limiters on one file store', () => {
  it('use up one bucket between them', async () => {
    const { clock, first, second } = twoLimiters()
    for (let i = 0; i < 47; i += 1)
      expect(await (i % 2 === 0 ? first : second).acquire(request)).toMatchObject({ waitedMs: 0 })
    const late = Promise.all([first.acquire(request), second.acquire(request)])
    await clock.advance(1_000)
    expect((await late).map(({ waitedMs }) => waitedMs).toSorted((a, b) => a - b)).toEqual([500, 1_000])
  })

  it('learn of each other’s 503 and of what a method has used', async () => {
    const { clock, first, second } = twoLimiters()
    await first.refusedByRate(settings)
    await first.observe('crm.deal.list', 'hook', { operating: 480, operating_reset_at: clock.nowMs() / 1000 + 30 })
    const blocked = second.acquire(request)
    const slowed = second.acquire({ ...request, methods: ['profile'] })
    await clock.advance(31_000)
    expect(await slowed).toEqual({ waitedMs: 2_000, reason: 'rate' })
    expect(await blocked).toEqual({ waitedMs: 31_000, reason: 'operating' })
  })

  it('take turns when the bucket is full', async () => {
    const { clock, first, second } = twoLimiters()
    await first.refusedByRate(settings)
    const order: string[] = []
    const demand = async (name: string, limiter: typeof first) => {
      for (let i = 0; i < 5; i += 1) await limiter.acquire(request).then(() => order.push(name))
    }
    const done = Promise.all([demand('first', first), demand('second', second)])
    for (let i = 0; i < 20; i += 1) await clock.advance(500)
    await done
    expect(order.filter((name, i) => name === order[i % 2])).toHaveLength(10)
  })
})

describe('the file', () => {
  it('that was cut off by a power failure means that nothing is known', async () => {
    const store = fileLimitStore({ directory })
    await limiterFor(portal, { store }).acquire(request)
    const folder = join(directory, 'v1', encodeURIComponent(portal))
    const [name = ''] = await readdir(folder)
    await writeFile(join(folder, name), '{"bucket":{"lev')
    expect(await placesTaken()).toBe(0)
    await limiterFor(portal, { store: fileLimitStore({ directory }) }).acquire(request)
    expect(await placesTaken()).toBe(1)
  })

  it('may be removed while the store is in use', async () => {
    const store = fileLimitStore({ directory })
    const limiter = limiterFor(portal, { store })
    await limiter.acquire(request)
    await rm(join(directory, 'v1'), { recursive: true })
    await limiter.acquire(request)
    expect(await placesTaken()).toBe(1)
  })

  it('in a place that is no directory is a clear error', async () => {
    const path = join(directory, 'a-file')
    await writeFile(path, '')
    const limiter = limiterFor(portal, { store: fileLimitStore({ directory: path }) })
    await expect(limiter.acquire(request)).rejects.toMatchObject({ code: 'JSSDK_LIMIT_STORE_FAILED' })
  })
})

describe('processes that share the file', () => {
  it('lose no place: three processes take 100 each, and 300 are gone', async () => {
    const workers = [startWorker('100'), startWorker('100'), startWorker('100')]
    await Promise.all(workers.map(({ ended }) => ended))
    expect(workers.map(({ taken }) => taken())).toEqual([100, 100, 100])
    expect(await placesTaken()).toBe(300)
  })

  it('do not notice one that is killed in the middle of its work', async () => {
    const killed = startWorker()
    const other = startWorker('200')
    while (killed.taken() < 50) await once(killed.worker, 'message')
    killed.worker.kill('SIGKILL')
    await Promise.all([killed.ended, other.ended])
    expect(other.taken()).toBe(200)
    expect(await placesTaken()).toBeGreaterThanOrEqual(200 + killed.taken())
  })
})
