import type { Engine } from '../engine/engine.ts'
import type { ConditionOf, EntityName, FieldNameOf, WrittenRow } from '../engine/entity-rows.ts'
import { textOf } from '../wire-value.ts'

/** The rows that a fresh account has of one entity, beyond those that every portal has. */
export interface FreshTable {
  readonly entity: string
  /**
   * Adds the rows with their fixed ids and returns how many were added. A row stays away if its id or its key is taken, if `leftOut` names
   * it, or if it belongs to a row that is not there or stayed away. `leftOut` then names it.
   */
  readonly addTo: (engine: Engine, leftOut: Set<string>) => number
}

/** The name of a row in `leftOut`. */
export const freshName = (entity: string, id: number): string => `${entity} ${String(id)}`

type FreshRow<Name extends EntityName> = WrittenRow<Name> & { readonly id: number }

/** What a table of fresh rows consists of. */
export interface FreshDeclaration<Name extends EntityName> {
  /** The rows. They have an id each, which is the same in every portal. */
  readonly rows: readonly FreshRow<Name>[]
  /** Fields that together name a row, as letters and dictionary name a status. @default none: only the id names it */
  readonly key?: readonly FieldNameOf<Name>[] | undefined
  /** Fields that hold the id of another row, each with the entity of that row. @default none */
  readonly parents?: readonly (readonly [field: FieldNameOf<Name>, entity: EntityName])[] | undefined
}

/** Declares the rows that a fresh account has of one entity. */
export const freshTable = <Name extends EntityName>(
  entity: Name,
  { rows, key = [], parents = [] }: FreshDeclaration<Name>,
): FreshTable => {
  const isTaken = (engine: Engine, row: FreshRow<Name>): boolean => {
    if (engine.find(entity, row.id) !== undefined) return true
    const conditions = key.map((field): ConditionOf<Name> => ({ kind: 'eq', field, value: textOf(row[field]) }))
    return conditions.length > 0 && engine.count(entity, { kind: 'and', conditions }) > 0
  }
  return {
    entity,
    addTo: (engine, leftOut) => {
      const isThere = remember(
        (parent: EntityName, id: number) =>
          !leftOut.has(freshName(parent, id)) && engine.find(parent, id) !== undefined,
      )
      const hasParents = (row: FreshRow<Name>): boolean =>
        parents.every(([field, parent]) => {
          const id = row[field]
          return typeof id !== 'number' || id === 0 || isThere(parent, id)
        })
      // In a new portal nothing is taken.
      const isEmpty = engine.count(entity) === 0
      let added = 0
      for (const row of rows) {
        const name = freshName(entity, row.id)
        if (leftOut.has(name) || (!isEmpty && isTaken(engine, row)) || !hasParents(row)) leftOut.add(name)
        else {
          engine.insert(entity, row)
          added += 1
        }
      }
      return added
    },
  }
}

/** Asks once for each row. */
const remember = (ask: (entity: EntityName, id: number) => boolean): ((entity: EntityName, id: number) => boolean) => {
  const known = new Map<string, boolean>()
  return (entity, id) => {
    const name = freshName(entity, id)
    const answer = known.get(name) ?? ask(entity, id)
    known.set(name, answer)
    return answer
  }
}

/** The time at which the account was opened. */
export const openedAt = '2026-01-15T12:00:00+03:00'
