import type { Engine } from '../engine/engine.ts'
import type { Row } from '../engine/untyped-row.ts'
import { declaredRows, type EntityName } from '../families/portal-families.ts'
import { textOf } from '../wire-value.ts'
import { completeRow } from './complete-row.ts'
import {
  categoryRows,
  crmTypeRows,
  currencyRows,
  departmentRows,
  diskStorageRows,
  statusRows,
  userRows,
} from './dictionaries.ts'
import { madeUpRow } from './made-up-row.ts'

/** The first rows, by entity. A row is complete, or it is an id that gets generated content. */
export type Seed = { readonly [Name in EntityName]?: readonly (number | Row)[] }

/** The dictionaries, the department and the two users of every portal. */
const dictionaryData: Seed = {
  status: statusRows,
  category: categoryRows,
  currency: currencyRows,
  department: departmentRows,
  diskStorage: diskStorageRows,
  crmType: crmTypeRows,
  user: userRows,
}

/** Fills an empty portal. */
export const sow = (engine: Engine, seed: Seed, nowMs: number): void => {
  keepFromRoot(engine)
  for (const { entity, rows } of declaredRows) for (const row of rows) engine.dynamic(entity).insert(row)
  for (const part of [dictionaryData, seed])
    for (const entity of Object.keys(part)) if (isSeeded(part, entity)) plant(engine, entity, part[entity] ?? [], nowMs)
}

/** The root folder of the company's drive has the id 1 but is not a row. The id is therefore used up here, and the first object gets 2. */
const keepFromRoot = (engine: Engine): void => {
  engine.remove('diskObject', [engine.insert('diskObject', { id: 1 })])
}

/** Adds rows to one entity, with the values that a portal fills in. User 1 is their author. */
export const plant = (engine: Engine, entity: EntityName, rows: readonly (number | Row)[], nowMs: number): void => {
  for (const row of rows) {
    const whole = typeof row === 'number' ? madeUpRow(entity, row) : row
    insertOnce(engine, entity, completeRow(entity, whole, { nowMs, userId: 1 }))
  }
}

/** @throws {RangeError} a row with this id is there already */
const insertOnce = (engine: Engine, entity: EntityName, row: Row): void => {
  try {
    engine.insert(entity, row)
  } catch (error) {
    if (!isTaken(error)) throw error
    const id = textOf(row['id'])
    throw new RangeError(`The ${entity} ${id} cannot be added: a row with this id is there already.`, { cause: error })
  }
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^SQLITE_CONSTRAINT_(?:PRIMARYKEY|UNIQUE)/.test(String(error.code))

const isSeeded = (seed: Seed, entity: string): entity is EntityName => Object.hasOwn(seed, entity)
