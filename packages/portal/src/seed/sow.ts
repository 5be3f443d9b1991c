import type { Engine } from '../engine/engine.ts'
import type { Row } from '../engine/untyped-row.ts'
import { freshName } from '../families/fresh-table.ts'
import { declaredRows, type EntityName } from '../families/portal-families.ts'
import { textOf } from '../wire-value.ts'
import { addFresh } from './add-fresh.ts'
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

/** What a new portal begins with: its account, and the rows of its seed. */
export interface FirstRows {
  readonly account: 'fresh' | 'empty'
  readonly rows: Seed
}

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
export const sow = (engine: Engine, { account, rows: seed }: FirstRows, nowMs: number): void => {
  keepFromRoot(engine)
  for (const { entity, rows } of declaredRows) for (const row of rows) engine.dynamic(entity).insert(row)
  plantAll(engine, dictionaryData, nowMs)
  // A row of the seed takes the place of a fresh row with the same id.
  if (account === 'fresh') addFresh(engine, new Set(namesIn(seed)))
  plantAll(engine, seed, nowMs)
}

const plantAll = (engine: Engine, seed: Seed, nowMs: number): void => {
  for (const entity of Object.keys(seed)) if (isSeeded(seed, entity)) plant(engine, entity, seed[entity] ?? [], nowMs)
}

/** The names of the rows of a seed that have an id. */
const namesIn = (seed: Seed): readonly string[] =>
  Object.entries(seed).flatMap(([entity, rows]) =>
    rows.flatMap((row) => {
      const id = typeof row === 'number' ? row : row['id']
      return typeof id === 'number' ? [freshName(entity, id)] : []
    }),
  )

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
