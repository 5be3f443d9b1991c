import type { Engine } from '../engine/engine.ts'
import { freshTables } from '../families/portal-families.ts'

/**
 * Adds what a new Bitrix24 account has from its start, and returns how many rows of each entity these were. Rows that are there stay as
 * they are, also those that only have the same id. `leftOut` names fresh rows that are not wanted.
 */
export const addFresh = (engine: Engine, leftOut: Set<string> = new Set()): Readonly<Record<string, number>> =>
  Object.fromEntries(
    freshTables.map(({ entity, addTo }) => [entity, addTo(engine, leftOut)] as const).filter(([, added]) => added > 0),
  )
