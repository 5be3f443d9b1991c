import type { Row } from './table.ts'
import { count, money } from './numbers.ts'

export interface Deal {
  readonly id: number
  readonly title: string
  readonly stageId: string
  readonly opportunity: number
  readonly contactId: number | null
}
export interface Contact {
  readonly id: number
  readonly name: string | null
  readonly lastName: string | null
  readonly typeId: string | null
}
/** One entry of a portal's dictionary: a stage, a type of contact. */
export interface Status {
  readonly STATUS_ID: string
  readonly NAME: string
}

/** Deals and their sums by stage, in the order of the pipeline. */
export const funnel = (deals: readonly Deal[], stages: readonly Status[]): readonly Row[] =>
  inOrderOf(
    stages,
    sumBy(deals, (deal) => deal.stageId),
  )

/** Deals and their sums by the segment of the customer, largest first. */
export const salesBySegment = (
  deals: readonly Deal[],
  contacts: readonly Contact[],
  segments: readonly Status[],
): readonly Row[] => {
  const segmentOf = new Map(contacts.map((contact) => [contact.id, contact.typeId ?? '']))
  const sums = sumBy(deals, (deal) => segmentOf.get(deal.contactId ?? 0) ?? '')
  return [...inOrderOf(segments, sums)].sort((a, b) => b.amount - a.amount)
}

interface Sum {
  deals: number
  amount: number
}

const sumBy = (deals: readonly Deal[], keyOf: (deal: Deal) => string): ReadonlyMap<string, Sum> => {
  const sums = new Map<string, Sum>()
  for (const deal of deals) {
    const sum = sums.get(keyOf(deal)) ?? { deals: 0, amount: 0 }
    sums.set(keyOf(deal), { deals: sum.deals + 1, amount: sum.amount + deal.opportunity })
  }
  return sums
}

/** Rows for the entries that occur, in the dictionary's order; what the dictionary does not know comes last. */
const inOrderOf = (dictionary: readonly Status[], sums: ReadonlyMap<string, Sum>): readonly Row[] => {
  const names = new Map(dictionary.map((status) => [status.STATUS_ID, status.NAME]))
  const keys = [...names.keys(), ...[...sums.keys()].filter((key) => !names.has(key))]
  return keys.flatMap((key) => {
    const sum = sums.get(key)
    if (sum === undefined) return []
    return [
      { name: names.get(key) ?? (key || '(none)'), amount: sum.amount, cells: [count(sum.deals), money(sum.amount)] },
    ]
  })
}
