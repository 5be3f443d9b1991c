import type { Entity } from '../../engine/entity.ts'
import type { MethodRecord } from '../record.ts'
import { allRecords } from '../records.ts'
import type { PortalMethod } from '../../methods/method.ts'
import type { Action, FamilyDeclaration } from './declaration.ts'
import { collectFields, type FamilyField, type FamilyFields, type FamilyRecord } from './family-fields.ts'
import { handleAction } from './handle-action.ts'

/** A declared family with what the documentation says of it. */
export interface Family extends FamilyFields {
  readonly declaration: FamilyDeclaration
  readonly methods: readonly PortalMethod[]
}

/** Makes the methods and the entity of a declared family. */
export const createFamily = (declaration: FamilyDeclaration): Family => {
  const found = recordsOf(declaration)
  const fields = collectFields(declaration.entity?.name ?? entityName(declaration.prefix), found)
  const known: FamilyFields = declaration.entity === undefined ? fields : over(declaration.entity, fields)
  return {
    ...known,
    declaration,
    methods: found.map(([action, record]) => methodOf(record, action, known, declaration)),
  }
}

const methodOf = (
  record: MethodRecord,
  action: Action,
  fields: FamilyFields,
  declaration: FamilyDeclaration,
): PortalMethod => ({
  name: record.method,
  api: record.api,
  scope: record.scopes.length === 0 ? null : record.scopes,
  handle: (call) => handleAction(action, { record, fields, declaration, call }),
})

/** `catalog.priceType` is kept in the table `catalogPriceType`. */
const entityName = (prefix: string): string =>
  prefix.replaceAll(/[._](\w)/g, (_, letter: string) => letter.toUpperCase())

const usualActions: Readonly<Record<string, Action>> = {
  add: 'add',
  create: 'add',
  register: 'add',
  get: 'get',
  list: 'list',
  getlist: 'list',
  update: 'update',
  delete: 'delete',
  unregister: 'delete',
  fields: 'fields',
  getfields: 'fields',
}

/** The documented methods of a family that it answers, with what each of them does. */
const recordsOf = ({
  prefix,
  actions: unusual = {},
  changes = {},
  without = [],
}: FamilyDeclaration): readonly FamilyRecord[] => {
  const start = `${prefix}.`
  return allRecords().flatMap((record): FamilyRecord[] => {
    if (record.api !== 'v2' || !record.method.startsWith(start)) return []
    const last = record.method.slice(start.length)
    if (without.includes(last)) return []
    const action = last in changes ? 'change' : (unusual[last] ?? usualActions[last.toLowerCase()])
    return action === undefined ? [] : [[action, record]]
  })
}

/** The documented names and types over an entity the portal has anyway. */
const over = (entity: Entity, { naming, fields }: FamilyFields): FamilyFields => ({
  entity,
  naming,
  fields: [
    ...fields.map((field) => {
      const known = entity.fields.find((one) => naming.nameOf(one) === field.name)
      return { ...field, definition: known ?? { ...field.definition, isPlaceholder: true } }
    }),
    ...entity.fields.flatMap((definition): FamilyField[] => {
      const name = naming.nameOf(definition)
      const isNew = name !== undefined && !fields.some((field) => field.name === name)
      return isNew ? [{ definition, name, type: definition.type, shape: undefined }] : []
    }),
  ],
})
