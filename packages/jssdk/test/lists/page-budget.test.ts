import { expect, it } from 'vitest'
import { createPageBudget } from '../../src/lists/budget/page-budget.ts'
import { FakeClock } from '../support/fake-clock.ts'

it('who waits for pages that are on their way and is cancelled leaves at once', async () => {
  const clock = new FakeClock()
  const budget = createPageBudget(() => 100, clock)
  const first = await budget.acquire(1)
  const nowMs = clock.nowMs()
  const own = {
    pages: 1,
    spentSeconds: 45,
    operatingSeconds: 45,
    resetAtMs: nowMs + 600_000,
    startedAtMs: nowMs,
    finishedAtMs: nowMs,
  }
  first.settle(own)
  const onTheWay = await budget.acquire(1)
  const cancel = new AbortController()
  const reason = new Error('The list is not wanted any more.')
  const waiting = budget.acquire(1, undefined, cancel.signal)
  cancel.abort(reason)
  await expect(waiting).rejects.toBe(reason)
  onTheWay.settle()
  await expect(budget.acquire(1)).resolves.toMatchObject({ pages: 1 })
})
