import { describe, expect, it } from 'vitest'
import { FakeClock } from '../support/fake-clock.ts'
import { instantClient } from '../support/instant-client.ts'
import { meteredTable } from '../support/metered-table.ts'

const minuteMs = 60_000

/** Reads an endless table with some programs, each of which learns of the others by the replies alone. */
const readFor = async (minutes: number, { msPerPage, parallel, programs, limitSeconds }: (typeof cases)[number]) => {
  const clock = new FakeClock(undefined, 12)
  const endMs = clock.nowMs() + minutes * minuteMs
  const table = meteredTable(clock, { msPerPage, limitSeconds })
  const read = async (): Promise<void> => {
    // A portal address of its own, and with it a limiter.
    const $b24 = instantClient({
      transport: table.transport,
      clock,
      restrictionParams: { operatingLimit: { limitMs: limitSeconds * 1000 } },
    })
    let last = 0
    for await (const rows of $b24.actions.v2.fetchList.make<{ id: number }>({ method: 'crm.item.list', parallel })) {
      expect(rows[0]?.id).toBe(last + 1)
      last += rows.length
      expect(rows.at(-1)?.id).toBe(last)
      if (clock.nowMs() >= endMs) return
    }
  }
  const reading = Promise.all(Array.from({ length: programs }, read))
  await clock.run()
  await reading
  const between = (from: number, to: number): number =>
    [...table.pages].reduce((sum, [minute, pages]) => (minute >= from && minute < to ? sum + pages : sum), 0)
  return { inTenMinutes: between(10, 20) / 600, inFive: between(11, 16) / 300, refusals: table.refusals() }
}

const cases = [
  { title: 'one chain', msPerPage: 100, parallel: 1, programs: 1, limitSeconds: 480 },
  { title: 'three chains', msPerPage: 100, parallel: 3, programs: 1, limitSeconds: 480 },
  { title: 'twelve chains', msPerPage: 100, parallel: 12, programs: 1, limitSeconds: 480 },
  { title: 'two programs', msPerPage: 100, parallel: 1, programs: 2, limitSeconds: 480 },
  {
    title: 'pages of ten milliseconds and a tenth of the budget',
    msPerPage: 10,
    parallel: 1,
    programs: 1,
    limitSeconds: 48,
  },
] as const

describe('a budget that pays for 8 pages a second', () => {
  it.each(cases)('$title: a list keeps within a tenth of that rate, and nothing is refused', async (given) => {
    const { inTenMinutes, inFive, refusals } = await readFor(21, given)
    // Programs that do not know of each other take turns by the minutes.
    for (const pagesPerSecond of given.programs === 1 ? [inTenMinutes, inFive] : [inTenMinutes]) {
      expect(pagesPerSecond).toBeGreaterThan(7.2)
      expect(pagesPerSecond).toBeLessThan(8.8)
    }
    expect(refusals).toBe(0)
  })
})
