import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { B24Hook } from '@bitrix24/b24jssdk'
import { fileLimitStore } from '@bitrix24/b24jssdk/limit-store-file'
import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { sharedTime } from '../clocks.ts'
import { idsUpTo } from '../stage.ts'

const minuteMs = 60_000
const rowsOfTable = 20_000
/** A method's 480 seconds in ten minutes. */
const budgetPerSecond = 0.8

type HookOptions = NonNullable<Parameters<typeof B24Hook.fromWebhookUrl>[1]>
type Observer = NonNullable<HookOptions['observer']>

/** Pages that a portal has served, by the minute of its own time, and commands that it has refused. */
const pageCount = ({ clock }: Portal) => {
  const startMs = clock.nowMs()
  const byMinute = new Map<number, number>()
  const seen = { refusals: 0 }
  const observer: Observer = (event) => {
    if (event.kind !== 'attemptEnded') return
    const text = JSON.stringify(event.outcome)
    seen.refusals += text.split('OPERATION_TIME_LIMIT').length - 1
    const minute = Math.floor((clock.nowMs() - startMs) / minuteMs)
    byMinute.set(minute, (byMinute.get(minute) ?? 0) + text.split('"items":').length - 1)
  }
  const between = (from: number, to: number): number =>
    [...byMinute].reduce((sum, [minute, pages]) => (minute >= from && minute < to ? sum + pages : sum), 0)
  return { observer, seen, pagesPerSecond: (from: number, to: number) => between(from, to) / ((to - from) * 60) }
}

interface Program {
  readonly costMs: number
  readonly mode: 'documented' | 'ban300' | 'batch-charged'
  readonly parallel: number
  readonly clients: number
}

/** Reads one table again and again; time moves by what the pages cost and by what the clients wait for. */
const readFor = async (minutes: number, { costMs, mode, parallel, clients }: Program) => {
  await using portal = await createPortal({
    seed: { deal: idsUpTo(rowsOfTable) },
    costMs,
    clock: 'manual',
    tariff: 'standard',
    switches: { operatingMode: mode },
  })
  const time = sharedTime(portal)
  const count = pageCount(portal)
  const directory = await mkdtemp(join(tmpdir(), 'b24-limits-'))
  const endMs = portal.clock.nowMs() + minutes * minuteMs
  const options = { method: 'crm.item.list', params: { entityTypeId: 2, select: ['id'] }, parallel }
  const read = async (client: number): Promise<void> => {
    const $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl, {
      clock: time.clock,
      limitStore: fileLimitStore({ directory: join(directory, String(client)) }),
      observer: (event) => {
        time.observer(event)
        count.observer(event)
      },
    })
    for (;;) {
      let expected = 1
      for await (const rows of $b24.actions.v2.fetchList.make<{ id: number }>(options)) {
        for (const { id } of rows) if (id === expected) expected += 1
        if (portal.clock.nowMs() >= endMs) return
      }
      expect(expected).toBe(rowsOfTable + 1)
    }
  }
  await Promise.all(idsUpTo(clients).map(read))
  await rm(directory, { recursive: true, force: true })
  return { count, refusedCalls: portal.requests.countStatus(429) + portal.requests.countStatus(503) }
}

const cases = [
  { title: 'one chain', costMs: 1000, mode: 'documented', parallel: 1, clients: 1 },
  { title: 'three chains', costMs: 1000, mode: 'documented', parallel: 3, clients: 1 },
  {
    title: 'two programs that know of each other by replies',
    costMs: 400,
    mode: 'documented',
    parallel: 1,
    clients: 2,
  },
  { title: 'a portal that bans for 300 seconds', costMs: 1000, mode: 'ban300', parallel: 2, clients: 1 },
] as const

describe('a list that the operating budget rules', () => {
  it.each(cases)('$title: within a tenth of what the budget gives, and nothing is refused', async (given) => {
    const { count, refusedCalls } = await readFor(21, given)
    const most = budgetPerSecond / (given.costMs / 1000)
    const pagesPerSecond = count.pagesPerSecond(10, 20)
    expect(pagesPerSecond).toBeGreaterThan(0.9 * most)
    expect(pagesPerSecond).toBeLessThan(1.1 * most)
    expect({ ...count.seen, refusedCalls }).toEqual({ refusals: 0, refusedCalls: 0 })
  })

  it('a portal that charges batches alone, at half their time: one chain reads all the time', async () => {
    const given = { costMs: 1000, mode: 'batch-charged', parallel: 1, clients: 1 } as const
    const { count, refusedCalls } = await readFor(21, given)
    expect(count.pagesPerSecond(10, 20)).toBeGreaterThan(0.95)
    expect({ ...count.seen, refusedCalls }).toEqual({ refusals: 0, refusedCalls: 0 })
  })
})
