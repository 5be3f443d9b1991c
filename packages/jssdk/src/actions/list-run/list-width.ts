import { chainCount, mostChainsByChoice } from '../../lists/query/chain-count.ts'
import type { ListWidth } from '../../lists/list-setup.ts'
import type { BatchSizer } from '../../lists/budget/batch-sizer.ts'
import type { PageBudget } from '../../lists/budget/page-budget.ts'
import type { PageSizes } from '../../lists/page-sizes.ts'
import type { TypeHttp } from '../../types/calls/http.ts'

/** How many chains a list runs: as many as were asked for, or as many as the limits make worth it at the moment. */
export const widthOf = (
  parallel: number | 'auto',
  http: TypeHttp,
  budget: PageBudget,
  sizer: BatchSizer,
  sizes: PageSizes,
): ListWidth => {
  if (parallel !== 'auto') return { isWide: parallel > 1, now: () => parallel }
  const now = (): number => {
    const { rateLimit } = http.getRestrictionManagerParams()
    const pages = sizes.maxPages()
    const isBudgetShort = !budget.hasRoom(mostChainsByChoice * pages)
    const { tokens } = http.getStats()
    return chainCount(pages * sizer.secondsPerPage(), tokens, rateLimit?.drainRate ?? 2, isBudgetShort)
  }
  return { isWide: true, now }
}
