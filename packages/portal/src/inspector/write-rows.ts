import type { Engine } from '../engine/engine.ts'
import type { Row } from '../engine/untyped-row.ts'
import { fieldOf } from '../engine/entity.ts'
import { isEntityName } from '../families/portal-families.ts'
import { tellOf } from '../events/fire-changes.ts'
import { recordingEngine } from '../events/row-changes.ts'
import { completeRow } from '../seed/complete-row.ts'
import { formatDateTime } from '../server-time.ts'
import type { PortalServices } from '../services.ts'
import type { WireMap } from '../wire-value.ts'
import { badInput, notFound } from './answer.ts'
import { checkRow } from './row-input.ts'

/** The user of the inspector acts as the administrator. */
const userId = 1
/** Fields with the time of the last change, by family of entities. */
const changeTimes = ['updatedTime', 'changedDate', 'timestampX', 'updatedAt', 'updateTime']

/** Writes in one transaction and fires the events of the written rows. */
const writing = <Value>(portal: PortalServices, write: (engine: Engine) => Value): Value => {
  const { engine, changes } = recordingEngine(portal.engine)
  const value = portal.store.transaction(() => write(engine))
  tellOf(portal, changes(), { userId })
  return value
}

/** Adds a row with the portal's defaults and returns its id. */
export const addRow = (portal: PortalServices, name: string, typed: WireMap): number => {
  const row = checkRow(portal.engine.entity(name), typed)
  const { id } = row
  if (id !== undefined && id !== null) {
    if (typeof id !== 'number' || !Number.isSafeInteger(id) || id < 1)
      throw badInput('"id" must be a whole number from 1 on.')
    if (portal.engine.dynamic(name).find(id) !== undefined) throw badInput(`There is a ${name} ${String(id)} already.`)
  }
  const author = { nowMs: portal.clock.nowMs(), userId }
  return writing(portal, (engine) =>
    engine.dynamic(name).insert(isEntityName(name) ? completeRow(name, row, author) : row),
  )
}

/** Changes fields of a row. @throws {PortalError} there is no such row, or a value does not fit */
export const changeRow = (portal: PortalServices, name: string, id: number, typed: WireMap): void => {
  const entity = portal.engine.entity(name)
  if ('id' in typed) throw badInput('The id of a row does not change.')
  const changes = checkRow(entity, typed)
  const now = formatDateTime(portal.clock.nowMs())
  const times: Row = Object.fromEntries(
    changeTimes.filter((field) => fieldOf(entity, field)?.type === 'datetime').map((field) => [field, now]),
  )
  if (!writing(portal, (engine) => engine.dynamic(name).update(id, { ...times, ...changes }))) throw noRow(name, id)
}

/** Deletes a row. @throws {PortalError} there is no such row */
export const removeRow = (portal: PortalServices, name: string, id: number): void => {
  if (writing(portal, (engine) => engine.dynamic(name).remove([id])) === 0) throw noRow(name, id)
}

const noRow = (name: string, id: number) => notFound(`There is no ${name} ${String(id)}.`)
