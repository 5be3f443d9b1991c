/** What became of a request, as far as colours tell it apart. */
export type Outcome = 'waiting' | 'good' | 'refused' | 'failed'

export const outcomeOf = ({ status, durationMs }: { status: number; durationMs: number | null }): Outcome => {
  if (durationMs === null) return 'waiting'
  if (status === 0 || status >= 500) return 'failed'
  return status >= 400 ? 'refused' : 'good'
}

/** Filters of the list. */
export const statusFilters = [
  { id: 'all', title: 'All' },
  { id: 'good', title: '2xx' },
  { id: 'refused', title: '4xx' },
  { id: 'failed', title: '5xx, cut' },
] as const

export type StatusFilter = (typeof statusFilters)[number]['id']
