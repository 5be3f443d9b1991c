import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostileInputs } from './inputs.ts'
import { openTargets, type Targets } from './targets.ts'

/** The larger size; linear work is as many times as much. */
const factor = 4
/** A quadratic parser needs 16 times as much; between the two lie caches, the collector, and other programs. */
const mostTimes = 11
/** Less work than this is not told from none. */
const noiseMs = 40
const attempts = 4

let targets: Targets
beforeAll(async () => {
  targets = await openTargets()
})
afterAll(async () => targets[Symbol.asyncDispose]())

/** Processor time of this process, which other programs of the machine do not add to. */
const spentMs = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** How many times as much work the larger input makes; the least of some attempts. */
const growth = async (send: (size: number) => Promise<unknown>, size: number): Promise<number> => {
  let least = Infinity
  for (let attempt = 0; attempt < attempts && least > mostTimes; attempt++) {
    const small = await spentMs(() => send(size))
    const large = await spentMs(() => send(size * factor))
    least = Math.min(least, large / Math.max(small, noiseMs))
  }
  return least
}

describe('a hostile input', () => {
  it.each(hostileInputs)('makes no more work than it is long, and is answered: $name', async ({ send, size }) => {
    const statuses: number[] = []
    const measured = await growth(async (length) => {
      const { status, text } = await send(targets, length)
      expect([status < 500, status, text.slice(0, 300)]).toEqual([true, status, text.slice(0, 300)])
      statuses.push(status)
      targets.portal.requests.clear()
    }, size)
    expect(statuses.length).toBeGreaterThan(0)
    expect(measured).toBeLessThanOrEqual(mostTimes)
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})
