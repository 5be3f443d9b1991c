import type { CommandDetail } from '../../src/inspector/protocol.ts'

/** The result of a request, as the colours show it. */
export type Outcome = 'waiting' | 'good' | 'refused' | 'failed'

export const outcomeOf = ({ status, durationMs }: { status: number; durationMs: number | null }): Outcome => {
  if (durationMs === null) return 'waiting'
  if (status === 0 || status >= 500) return 'failed'
  return status >= 400 ? 'refused' : 'good'
}

/** The result of a command of a batch: its word, its colours, and its meaning. */
export const commandOutcomes = [
  { id: 'done', title: 'done', badge: 'good', meaning: 'The portal answered with a result' },
  { id: 'refused', title: 'refused', badge: 'refused', meaning: 'The portal answered with an error' },
  { id: 'notRun', title: 'not run', badge: 'waiting', meaning: 'The batch ended before' },
  { id: 'unknown', title: 'unknown', badge: 'waiting', meaning: 'The reply does not tell' },
] as const satisfies readonly { readonly id: CommandDetail['outcome']; readonly [word: string]: string }[]

/** Filters of the list. */
export const statusFilters = [
  { id: 'all', title: 'All' },
  { id: 'good', title: '2xx' },
  { id: 'refused', title: '4xx' },
  { id: 'failed', title: '5xx, cut' },
] as const

export type StatusFilter = (typeof statusFilters)[number]['id']
