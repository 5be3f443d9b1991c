import { firstNumerator } from '../../documented/documents/first-numerator.ts'
import { freshTable, type FreshTable } from '../fresh-table.ts'

/** `X` allows everything, `A` the own documents and templates only. */
const rights = (right: string) => ({
  settings: { modify: right },
  templates: { modify: right },
  documents: { modify: right, view: right },
})

/** The roles and the numerator of a new account. */
export const documentgeneratorFresh: readonly FreshTable[] = [
  freshTable('documentgeneratorRole', {
    key: ['code'],
    rows: [{ id: 1, name: 'Administrator', code: 'ADMIN', permissions: rights('X') }],
  }),
  freshTable('documentgeneratorNumerator', { rows: [firstNumerator('')] }),
]
