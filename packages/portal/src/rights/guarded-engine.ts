import type { Engine } from '../engine/engine.ts'
import type { Condition } from '../engine/query.ts'
import { rowAccess, type DynamicRows } from '../engine/row-access.ts'
import type { PortalError } from '../portal-error.ts'

/** The rows of one entity that a caller may use. */
export interface RowGuard {
  readonly where: () => Condition
  /** The error for any other row that is named by its id. @default none: the row is as if it were not there */
  readonly denied?: (() => PortalError) | undefined
}

/** The guard of an entity. Undefined if the caller may use all its rows. */
export type GuardOf = (entity: string) => RowGuard | undefined

/** An engine for one call that leaves out the rows that the caller may not use. */
export const guardedEngine = (engine: Engine, guardOf: GuardOf): Engine => {
  // A call may give a row away and then show it once more in its reply. This must not be refused.
  const permitted = new Set<string>()
  const keyOf = (entity: string, id: number): string => `${entity} ${String(id)}`
  const isPermitted = (entity: string, id: number, { where }: RowGuard): boolean => {
    if (permitted.has(keyOf(entity, id))) return true
    const isRow: Condition = { kind: 'eq', field: 'id', value: id }
    if (engine.dynamic(entity).count({ kind: 'and', conditions: [isRow, where()] }) === 0) return false
    permitted.add(keyOf(entity, id))
    return true
  }
  const guarded = (entity: string): DynamicRows => {
    const rows = engine.dynamic(entity)
    const guard = guardOf(entity)
    if (guard === undefined) return rows
    const { denied } = guard
    const within = (where: Condition): Condition => ({ kind: 'and', conditions: [where, guard.where()] })
    const refuse = (id: number): void => {
      if (denied !== undefined && rows.find(id) !== undefined && !isPermitted(entity, id, guard)) throw denied()
    }
    return {
      page: (query, options) => rows.page({ ...query, where: within(query.where) }, options),
      count: (where = { kind: 'always' }) => rows.count(within(where)),
      find: (id) => {
        const row = rows.find(id)
        if (row === undefined || isPermitted(entity, id, guard)) return row
        if (denied !== undefined) throw denied()
        return undefined
      },
      insert: (row) => {
        const id = rows.insert(row)
        permitted.add(keyOf(entity, id))
        return id
      },
      // A method finds a row before it writes it, so that a row that is not there for the caller is not written.
      update: (id, changes) => {
        refuse(id)
        return rows.update(id, changes)
      },
      remove: (ids) => {
        for (const id of ids) refuse(id)
        return rows.remove(ids)
      },
    }
  }
  return { ...engine, ...rowAccess(guarded) }
}
