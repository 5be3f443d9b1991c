import { idField, type Entity } from '../../engine/entity.ts'
import type { PortalMethod } from '../../methods/method.ts'
import type { MethodRecord } from '../record.ts'
import { recordsNamed } from '../records.ts'
import type { Action, DeclaredMethods, TableDeclaration } from './documented-table.ts'
import { handleAction } from './handle-action.ts'
import { collectFields, type TableField, type TableFields, type TableRecord } from './table-fields.ts'

/** A declared table together with its documentation. */
export interface Table extends TableFields {
  readonly declaration: TableDeclaration
  readonly methods: readonly PortalMethod[]
}

/** Makes the tables of declared methods, each with its methods. @throws {Error} a method is not documented */
export const createTables = (declared: DeclaredMethods): readonly Table[] => {
  const declarations = new Set(Object.values(declared).map(({ table }) => table))
  const described = describing(declarations, declared)
  const tables = [...declarations].map((declaration) =>
    createTable(declaration, described.get(declaration) ?? [], declared),
  )
  const documented = new Set(tables.flatMap(({ methods }) => methods.map(({ name }) => name)))
  for (const name of Object.keys(declared))
    if (!documented.has(name)) throw new Error(`The method ${name} is declared, but not documented.`)
  return tables
}

/** The descriptions of each table, in the order of the documentation. */
const describing = (
  declarations: ReadonlySet<TableDeclaration>,
  declared: DeclaredMethods,
): ReadonlyMap<TableDeclaration, readonly TableRecord[]> => {
  const described = new Map<TableDeclaration, TableRecord[]>([...declarations].map((declaration) => [declaration, []]))
  const others = new Map<string, TableDeclaration[]>()
  for (const declaration of declarations)
    for (const name of declaration.alsoDescribedBy ?? []) others.set(name, [...(others.get(name) ?? []), declaration])
  for (const record of recordsNamed(new Set([...Object.keys(declared), ...others.keys()]))) {
    const own = Object.hasOwn(declared, record.method) ? declared[record.method] : undefined
    if (own !== undefined) described.get(own.table)?.push([own.action, record])
    for (const declaration of others.get(record.method) ?? [])
      if (declaration !== own?.table) described.get(declaration)?.push([usualAction(record), record])
  }
  return described
}

const createTable = (
  declaration: TableDeclaration,
  described: readonly TableRecord[],
  declared: DeclaredMethods,
): Table => {
  const { entity } = declaration
  const isMade = typeof entity === 'string'
  const collected = collectFields(isMade ? entity : entity.name, described)
  const known = isMade ? collected : over(entity, collected)
  const fields = withHidden(declaration.hasTextIds === true ? withTextIds(known) : known, declaration)
  return {
    ...fields,
    declaration,
    methods: described.flatMap(([action, record]): PortalMethod[] => {
      const method = Object.hasOwn(declared, record.method) ? declared[record.method] : undefined
      if (method?.table !== declaration) return []
      const { changes = {} } = method
      return [
        {
          name: record.method,
          api: record.api,
          scope: record.scopes.length === 0 ? null : record.scopes,
          handle: (call) => handleAction(action, { record, fields, declaration, changes, call }),
        },
      ]
    }),
  }
}

/** The ids of the table are text in the column `code`. Its own numbers are not shown. */
const withTextIds = ({ entity, naming, fields }: TableFields): TableFields => {
  const definition = { name: 'code', type: 'string', isRequired: true, isImmutable: true } as const
  const others = entity.fields.filter(({ name }) => name !== 'id')
  return {
    entity: { ...entity, fields: [idField, definition, ...others] },
    naming: {
      ...naming,
      nameOf: (field) => (field.name === 'id' ? undefined : field.name === 'code' ? 'id' : naming.nameOf(field)),
    },
    fields: fields.map((field) =>
      field.name === 'id' ? { ...field, definition, type: 'string', shape: 'string' } : field,
    ),
  }
}

const withHidden = (table: TableFields, { hidden = [] }: TableDeclaration): TableFields =>
  hidden.length === 0 ? table : { ...table, entity: { ...table.entity, fields: [...table.entity.fields, ...hidden] } }

/** The action of a method with code of its own, found by the last part of its name. */
const usualAction = ({ method }: MethodRecord): Action => {
  const last = method.split('.').at(-1)
  return last === 'add' || last === 'update' || last === 'delete' || last === 'get' ? last : 'list'
}

/** Adds the documented names and types to an existing entity of the portal. */
const over = (entity: Entity, { naming, fields }: TableFields): TableFields => ({
  entity,
  naming,
  fields: [
    ...fields.map((field) => {
      const known = entity.fields.find((one) => naming.nameOf(one) === field.name)
      return { ...field, definition: known ?? { ...field.definition, isPlaceholder: true } }
    }),
    ...entity.fields.flatMap((definition): TableField[] => {
      const name = naming.nameOf(definition)
      const isNew = name !== undefined && !fields.some((field) => field.name === name)
      return isNew ? [{ definition, name, type: definition.type, shape: undefined, isWritable: true }] : []
    }),
  ],
})
