import type { Engine } from '../engine/engine.ts'
import type { Row } from '../engine/untyped-row.ts'
import { rowAccess, type DynamicRows } from '../engine/row-access.ts'

/** The change that one call made to one row. */
export interface RowChange<Changed = Row> {
  readonly entity: string
  readonly id: number
  readonly kind: 'add' | 'update' | 'delete'
  /** The row before the change. Undefined if it was added. */
  readonly before: Changed | undefined
}

/** An engine that records the changes made through it. Several writes to one row count as one change. */
export const recordingEngine = (engine: Engine): { engine: Engine; changes: () => readonly RowChange[] } => {
  const changes = new Map<string, RowChange>()
  const note = (change: RowChange): void => {
    const key = `${change.entity} ${String(change.id)}`
    const first = changes.get(key)
    if (first === undefined) changes.set(key, change)
    else if (change.kind === 'delete') changes.set(key, { ...change, before: first.before })
  }
  return {
    changes: () => [...changes.values()],
    engine: { ...engine, ...rowAccess((entity) => recordingRows(entity, engine.dynamic(entity), note)) },
  }
}

const recordingRows = (entity: string, rows: DynamicRows, note: (change: RowChange) => void): DynamicRows => ({
  ...rows,
  insert: (row) => {
    const id = rows.insert(row)
    note({ entity, id, kind: 'add', before: undefined })
    return id
  },
  update: (id, values) => {
    const before = rows.find(id)
    const isThere = rows.update(id, values)
    if (isThere) note({ entity, id, kind: 'update', before })
    return isThere
  },
  remove: (ids) => {
    for (const id of ids) {
      const before = rows.find(id)
      if (before !== undefined) note({ entity, id, kind: 'delete', before })
    }
    return rows.remove(ids)
  },
})
