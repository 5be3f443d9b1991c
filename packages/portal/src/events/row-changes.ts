import type { Engine, Row } from '../engine/engine.ts'

/** What one call did to one row. */
export interface RowChange {
  readonly entity: string
  readonly id: number
  readonly kind: 'add' | 'update' | 'delete'
  /** The row as it was; undefined when it was added. */
  readonly before: Row | undefined
}

/** An engine that notes down what is written through it. Several writes to one row are one change. */
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
    engine: {
      ...engine,
      insert: (entity, row) => {
        const id = engine.insert(entity, row)
        note({ entity, id, kind: 'add', before: undefined })
        return id
      },
      update: (entity, id, values) => {
        const before = engine.find(entity, id)
        const isThere = engine.update(entity, id, values)
        if (isThere) note({ entity, id, kind: 'update', before })
        return isThere
      },
      remove: (entity, ids) => {
        for (const id of ids) {
          const before = engine.find(entity, id)
          if (before !== undefined) note({ entity, id, kind: 'delete', before })
        }
        return engine.remove(entity, ids)
      },
    },
  }
}
