import { abortable } from '../../platform/abortable.ts'
import type { Clock } from '../../platform/clock.ts'
import { createNotifier } from './notifier.ts'
import { createAccount } from './budget-account.ts'
import type { BudgetAccount, Receipt } from './budget-account.ts'

/** A number of pages that may be read now. */
export interface PagePermit {
  readonly pages: number
  /**
   * Must be called once, after a success or a failure. Without receipts the cost of the pages stays unknown. `own` is for the method's
   * budget. `batch` is for the batch's budget: some portals charge the batch and not its commands. `isRefused` says that the portal refused
   * some pages because of the budget.
   */
  settle(own?: Receipt, batch?: Receipt, isRefused?: boolean): void
}

/** Keeps a method's lists within its operating budget: they wait for room, so that the portal does not refuse them. */
export interface PageBudget {
  /**
   * Waits for room and reserves it. A batch may get fewer pages, but at least half, or a single page as a probe. After a first wait, a list
   * that needs more than the rest of the budget goes on at an even rate. `pagesLeft` is the estimated number of pages left in the whole
   * list, when it is known.
   */
  acquire(pages: number, pagesLeft?: number, signal?: AbortSignal): Promise<PagePermit>
  /** Whether this many pages have room now. */
  hasRoom(pages: number): boolean
}

/** After a pause of this length an even rate is no longer needed, until the budget is short again. */
const idleMs = 60_000

export const createPageBudget = (limitSeconds: () => number, clock: Clock): PageBudget => {
  /** How far the portal's clock is ahead of this one. Budgets use the portal's time. */
  let aheadMs = 0
  const nowMs = (): number => clock.nowMs() + aheadMs
  const own = createAccount(limitSeconds, nowMs)
  const batch = createAccount(limitSeconds, nowMs)
  const settled = createNotifier()
  /** The account that caused the last wait, and the time when its next pages are due. */
  let ruler: BudgetAccount | undefined
  let dueAtMs = 0
  let settledAtMs = 0
  let waiting = 0

  const hasRoom = (pages: number): boolean => Math.min(own.room(pages), batch.room(pages)) >= pages

  const set = (accounts: readonly BudgetAccount[], pages: number): PagePermit => {
    dueAtMs = Math.max(dueAtMs, nowMs()) + (ruler?.evenMs(pages) ?? 0)
    const [settleOwn, settleBatch] = accounts.map((account) => account.reserve(pages))
    return {
      pages,
      settle(ownReceipt, batchReceipt, isRefused = false) {
        aheadMs = (ownReceipt?.finishedAtMs ?? nowMs()) - clock.nowMs()
        settleOwn?.(ownReceipt)
        settleBatch?.(batchReceipt)
        if (isRefused) own.refused()
        settledAtMs = nowMs()
        settled.notify()
      },
    }
  }

  const acquireFor: PageBudget['acquire'] = async (pages, pagesLeft, signal) => {
    const accounts = pages > 1 ? [own, batch] : [own]
    for (;;) {
      signal?.throwIfAborted?.()
      const most = Math.min(pages, ...accounts.map((account) => account.capacity()))
      const room = Math.min(...accounts.map((account) => account.room(most)))
      const isEven = ruler !== undefined && !(pagesLeft !== undefined && hasRoom(pagesLeft))
      if (isEven && nowMs() < dueAtMs) {
        await clock.sleep(dueAtMs - nowMs(), signal)
        continue
      }
      if (room >= most / 2) return set(accounts, room)
      if (accounts.some((account) => account.isProbeDue())) return set(accounts, 1)
      const moments = accounts.map((account) => account.roomAtMs(most))
      // Requests in flight will bring new numbers, so they are awaited first.
      if (moments.includes(undefined)) {
        await abortable(settled.next(), signal)
        continue
      }
      const latestMs = Math.max(...moments.map((atMs = 0) => atMs))
      ruler = accounts[moments.indexOf(latestMs)] ?? own
      await clock.sleep(Math.max(1, latestMs - nowMs()), signal)
    }
  }

  return {
    hasRoom,
    async acquire(...request) {
      if (waiting === 0 && nowMs() - settledAtMs > idleMs) ruler = undefined
      waiting += 1
      try {
        return await acquireFor(...request)
      } finally {
        waiting -= 1
      }
    },
  }
}
