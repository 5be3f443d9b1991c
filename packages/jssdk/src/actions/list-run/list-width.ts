import { chainCount, mostChainsByChoice } from '../../lists/query/chain-count.ts'
import type { ListWidth } from '../../lists/list-setup.ts'
import type { BatchSizer } from '../../lists/budget/batch-sizer.ts'
import type { PageBudget } from '../../lists/budget/page-budget.ts'
import type { PageSizes } from '../../lists/page-sizes.ts'
import type { TypeHttp } from '../../types/calls/http.ts'

/** How many chains a list runs: one, the given number, or as many as the limits make useful now. */
export const widthOf = (
  parallel: number | 'auto',
  http: TypeHttp,
  budget: PageBudget,
  sizer: BatchSizer,
  sizes: PageSizes,
): ListWidth | undefined => {
  if (parallel === 1) return undefined
  if (parallel !== 'auto') return () => parallel
  return () => {
    const { rateLimit } = http.getRestrictionManagerParams()
    const pages = sizes.maxPages()
    const isBudgetShort = !budget.hasRoom(mostChainsByChoice * pages)
    const { tokens } = http.getStats()
    return chainCount(pages * sizer.secondsPerPage(), tokens, rateLimit?.drainRate ?? 2, isBudgetShort)
  }
}
