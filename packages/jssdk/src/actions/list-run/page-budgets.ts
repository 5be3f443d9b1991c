import { createPageBudget } from '../../lists/budget/page-budget.ts'
import type { PageBudget } from '../../lists/budget/page-budget.ts'
import type { Clock } from '../../platform/clock.ts'
import type { TypeHttp } from '../../types/calls/http.ts'

/** The portal's own figure, where the client's settings name none. */
const defaultLimitMs = 480_000

/** Seconds of a method in ten minutes. */
export const limitSecondsOf = (http: TypeHttp): number =>
  (http.getRestrictionManagerParams().operatingLimit?.limitMs ?? defaultLimitMs) / 1000

const budgets = new WeakMap<TypeHttp, Map<string, PageBudget>>()

/** The operating budget of a method, the same one for all lists of a client. */
export const pageBudgetOf = (http: TypeHttp, method: string, clock: Clock): PageBudget => {
  const byMethod = budgets.get(http) ?? new Map<string, PageBudget>()
  budgets.set(http, byMethod)
  const budget = byMethod.get(method) ?? createPageBudget(() => limitSecondsOf(http), clock)
  byMethod.set(method, budget)
  return budget
}
