import { abortable } from '../../platform/abortable.ts'
import type { Clock } from '../../platform/clock.ts'
import { createNotifier } from './notifier.ts'
import { createAccount } from './budget-account.ts'
import type { BudgetAccount, Receipt } from './budget-account.ts'

/** Pages that may be read now. */
export interface PagePermit {
  readonly pages: number
  /**
   * To be called once, whatever became of them; without receipts nothing is known of what they cost. The first is that of the method
   * itself, the second of the batch that carried them: some portals charge that, not its commands. `isRefused`: the portal refused some
   * of them for want of budget.
   */
  settle(own?: Receipt, batch?: Receipt, isRefused?: boolean): void
}

/** Keeps the lists of one method within its operating budget: they wait for room instead of being refused. */
export interface PageBudget {
  /**
   * Room for pages, set aside. A batch may be given less: not under half, but for a page that is to find out what is left. Once
   * pages had to wait, a list that needs more than there is goes on evenly, at the rate that the budget gives. `pagesLeft`: what the
   * whole list is likely to have left, where that is known.
   */
  acquire(pages: number, pagesLeft?: number, signal?: AbortSignal): Promise<PagePermit>
  /** Whether so many pages have room now. */
  hasRoom(pages: number): boolean
}

/** After such a pause the budget has to show anew that it rules. */
const idleMs = 60_000

export const createPageBudget = (limitSeconds: () => number, clock: Clock): PageBudget => {
  /** How far the portal's clock is ahead of ours: a budget lives by the portal's. */
  let aheadMs = 0
  const nowMs = (): number => clock.nowMs() + aheadMs
  const own = createAccount(limitSeconds, nowMs)
  const batch = createAccount(limitSeconds, nowMs)
  const settled = createNotifier()
  /** What held back the last pages that had to wait, and when the next ones are due. */
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
      // What is on its way brings news first.
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
