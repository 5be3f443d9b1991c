import type { Entity } from '../../engine/entity.ts'
import type { MethodRecord } from '../documented/record.ts'
import { allRecords } from '../documented/records.ts'
import type { PortalMethod } from '../method.ts'
import { actions, type Action, type FamilyDeclaration } from './declaration.ts'
import { collectFields, type FamilyFields } from './family-fields.ts'
import { handleAction } from './handle-action.ts'

/** A declared family with what the documentation says of it. */
export interface Family extends FamilyFields {
  readonly declaration: FamilyDeclaration
  readonly methods: readonly PortalMethod[]
}

/** Makes the methods and the entity of a declared family. */
export const createFamily = (declaration: FamilyDeclaration): Family => {
  const records = recordsOf(declaration)
  const fields = collectFields(declaration.entity?.name ?? entityName(declaration.prefix), records)
  const known: FamilyFields = declaration.entity === undefined ? fields : over(declaration.entity, fields)
  const methods = actions.flatMap((action): PortalMethod[] => {
    const record = records[action]
    return record === undefined ? [] : [methodOf(record, action, known, declaration)]
  })
  return { ...known, declaration, methods }
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

const recordsOf = ({
  prefix,
  actions: unusual = {},
}: FamilyDeclaration): Partial<Record<Action, MethodRecord>> & Record<string, MethodRecord> => {
  const found: Record<string, MethodRecord> = {}
  for (const record of allRecords()) {
    if (record.api !== 'v2' || !record.method.startsWith(`${prefix}.`)) continue
    const last = record.method.slice(prefix.length + 1)
    const action = unusual[last] ?? usualActions[last.toLowerCase()]
    if (action !== undefined) found[action] ??= record
  }
  return found
}

/** The documented names and types over an entity the portal has anyway. */
const over = (entity: Entity, { naming, fields }: FamilyFields): FamilyFields => ({
  entity,
  naming,
  fields: fields.flatMap((field) => {
    const definition = entity.fields.find(({ name, upper }) => (naming.isStrict ? name : upper) === field.name)
    return definition === undefined ? [] : [{ ...field, definition }]
  }),
})
