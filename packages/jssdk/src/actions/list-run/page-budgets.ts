import { createPageBudget } from '../../lists/budget/page-budget.ts'
import type { PageBudget } from '../../lists/budget/page-budget.ts'
import type { Clock } from '../../platform/clock.ts'
import type { TypeHttp } from '../../types/calls/http.ts'
import { operatingLimitMs } from '../../types/portal-figures.ts'

/** The operating budget of a method in seconds per ten minutes. */
export const limitSecondsOf = (http: TypeHttp): number =>
  (http.getRestrictionManagerParams().operatingLimit?.limitMs ?? operatingLimitMs) / 1000

const budgets = new WeakMap<TypeHttp, Map<string, PageBudget>>()

/** A method's operating budget. All lists of a client share it. */
export const pageBudgetOf = (http: TypeHttp, method: string, clock: Clock): PageBudget => {
  const byMethod = budgets.get(http) ?? new Map<string, PageBudget>()
  budgets.set(http, byMethod)
  const budget = byMethod.get(method) ?? createPageBudget(() => limitSecondsOf(http), clock)
  byMethod.set(method, budget)
  return budget
}
