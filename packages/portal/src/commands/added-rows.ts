import type { PortalAccount } from '../seed/account.ts'

/** The rows that a start added to the database, as text: `crmVat 3, catalogStore 1`. Undefined if it added none. */
export const addedRows = ({ added }: PortalAccount): string | undefined => {
  const parts = Object.entries(added).map(([entity, count]) => `${entity} ${String(count)}`)
  return parts.length === 0 ? undefined : parts.join(', ')
}
