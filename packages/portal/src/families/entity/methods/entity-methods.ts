import type { RowOf } from '../../../engine/entity-rows.ts'
import { isWireMap, textOf, type WireMap } from '../../../wire-value.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { anyCase, requiredText } from '../../../methods/params.ts'
import { rowsWhere } from '../../../methods/rows-where.ts'
import { inStorage, ownStorages, storageNamed, storageOf } from './entity-call.ts'
import { propertiesOf, removeProperties } from './properties.ts'
import { refused } from '../../../methods/refusals.ts'

const show = (row: RowOf<'entity'>): WireMap => ({
  ID: textOf(row['id']),
  IBLOCK_TYPE_ID: 'rest_entity',
  ENTITY: textOf(row['entity']),
  NAME: textOf(row['name']),
})

/** The rights in a call, by the codes of users and groups: `R` read, `W` write, `X` manage. */
const givenAccess = ({ params }: MethodCall): WireMap | undefined => {
  const access = anyCase(params, 'ACCESS')
  return isWireMap(access) ? access : undefined
}

/** The user who creates a storage may manage it. */
const accessOf = ({ caller }: MethodCall, access: WireMap): WireMap => ({
  ...access,
  [`U${String(caller.userId)}`]: 'X',
})

const checkFree = (call: MethodCall, name: string): void => {
  if (storageNamed(call, name) !== undefined)
    throw refused('ERROR_ENTITY_ALREADY_EXISTS', `The entity "${name}" already exists`)
}

const add: Handle = (call) => {
  const entity = requiredText(call, 'ENTITY')
  const name = requiredText(call, 'NAME')
  checkFree(call, entity)
  const access = accessOf(call, givenAccess(call) ?? {})
  call.portal.engine.insert('entity', { entity, name, access, credential: call.caller.credentialId })
  return { result: true }
}

const update: Handle = (call) => {
  const row = storageOf(call)
  const renamed = textOf(anyCase(call.params, 'ENTITY_NEW'))
  if (renamed !== '' && renamed !== row['entity']) checkFree(call, renamed)
  const name = textOf(anyCase(call.params, 'NAME'))
  const access = givenAccess(call)
  call.portal.engine.update('entity', row['id'], {
    ...(renamed === '' ? {} : { entity: renamed }),
    ...(name === '' ? {} : { name }),
    ...(access === undefined ? {} : { access: accessOf(call, access) }),
  })
  return { result: true }
}

const remove: Handle = (call) => {
  const { engine } = call.portal
  const storage = storageOf(call)
  for (const entity of ['entityItem', 'entitySection'] as const)
    engine.remove(
      entity,
      rowsWhere(engine, entity, inStorage(storage)).map(({ id }) => id),
    )
  removeProperties(engine, propertiesOf(engine, storage))
  engine.remove('entity', [storage['id']])
  return { result: true }
}

/** Storages in which applications keep their own data. Each application sees only its own. */
export const entityMethods: Methods = {
  'entity.add': add,
  'entity.update': update,
  'entity.delete': remove,
  'entity.get': (call) => {
    if (textOf(anyCase(call.params, 'ENTITY')) !== '') return { result: show(storageOf(call)) }
    return { result: rowsWhere(call.portal.engine, 'entity', ownStorages(call)).map(show) }
  },
  'entity.rights': (call) => {
    const row = storageOf(call)
    const given = givenAccess(call)
    const kept = isWireMap(row['access']) ? row['access'] : {}
    const access = given === undefined ? kept : accessOf(call, given)
    call.portal.engine.update('entity', row['id'], { access })
    return { result: access }
  },
}
