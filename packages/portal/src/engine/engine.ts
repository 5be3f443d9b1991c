import type { Store, StoredValue } from '../store/store.ts'
import { encode } from './codec.ts'
import { compileCondition, compileOrder } from './compile-query.ts'
import { fieldOf, type Entity } from './entity.ts'
import type { FieldDefinition } from './field.ts'
import { rowAccess, type DynamicRows, type RowAccess, type Written } from './row-access.ts'
import { readRows } from './read-rows.ts'
import { createSchema, createTable, declareColumn } from './schema.ts'
import { customFieldOf, extend, readDefinition, replaceFields } from './stored-field.ts'

/** Reads and writes the rows of every entity. All calls are synchronous. Transactions are the caller's responsibility. */
export interface Engine extends RowAccess {
  /** The current definition of the entity, with its custom fields. @throws {Error} there is no such entity */
  entity<Name extends string>(name: Name): Entity & { readonly name: Name }
  entityNames(): readonly string[]
  /** Makes an entity with the original fields of another one. Does nothing if the entity exists. */
  addEntity(name: string, like: string): void
  /** Adds a custom field to an entity, as a new column. @throws {Error} the entity has a field of that name */
  addField(entityName: string, field: FieldDefinition): void
  /** Changes the description of a custom field. Its name, type and plurality stay. @throws {Error} there is no such custom field */
  changeField(entityName: string, field: FieldDefinition): void
  /** Removes a custom field and all its values. @throws {Error} there is no such custom field */
  removeField(entityName: string, name: string): void
  /** Returns the next number: 1, 2, 3... It is for numbered things without a table, such as multifields. */
  nextNumber(counter: string): number
  /** Deletes the rows of all entities. Their ids start from 1 again. */
  clear(): void
  /** How often entities and custom fields were added, changed or removed. */
  fieldChanges(): number
  /** Reads tables and custom fields again, after the store was changed without the engine, or took changes of fields back. */
  reload(): void
  /**
   * Deletes everything and makes empty tables: for the engine's own entities, for these further ones, and for custom fields. The
   * descriptions have the form in which the database keeps them.
   * @throws {RangeError} a description is not an entity or a custom field of this portal
   */
  rebuild(
    further: readonly { readonly name: string; readonly like: string }[],
    customFields: readonly { readonly entity: string; readonly definition: string }[],
  ): void
}

/** Opens the engine over a store. Tables and columns that an older portal's database lacks are created. */
export const createEngine = (store: Store, definitions: readonly Entity[]): Engine => {
  const entities = new Map<string, Entity>()
  const schema = createSchema(store, definitions)
  const define = (name: string, like: string): void => {
    const model = definitions.find((definition) => definition.name === like)
    if (model === undefined) throw new Error(`The portal has no entity "${like}".`)
    entities.set(name, { ...model, name })
  }
  const readCustomFields = (): void => {
    for (const row of store.all('SELECT "name", "like" FROM "_entity"'))
      define(String(row['name']), String(row['like']))
    for (const row of store.all('SELECT "entity", "definition" FROM "_customField" ORDER BY "rowid"'))
      extend(entities, String(row['entity']), readDefinition(String(row['definition'])))
  }
  const load = (): void => {
    const mayLackColumns = schema.createTables()
    entities.clear()
    for (const definition of definitions) entities.set(definition.name, definition)
    readCustomFields()
    if (mayLackColumns) schema.addColumns(entities.values())
  }
  load()

  function entity<Name extends string>(name: Name): Entity & { readonly name: Name }
  function entity(name: string): Entity {
    const found = entities.get(name)
    if (found === undefined) throw new Error(`The portal has no entity "${name}".`)
    return found
  }
  const rowsOf = (entityName: string): DynamicRows => ({
    find: (id) => {
      const of = entity(entityName)
      return readRows(store, of.fields, { from: `"${of.name}" WHERE "id" = ?`, values: [id], limit: 1, offset: 0 })[0]
    },
    page: ({ where, order = [], limit = Number.MAX_SAFE_INTEGER, offset = 0 }, { fields, isCounted = false } = {}) => {
      const of = entity(entityName)
      const { sql, values } = compileCondition(of, where)
      const from = `"${of.name}" WHERE ${sql} ORDER BY ${compileOrder(of, order)}`
      const selected =
        fields === undefined ? of.fields : of.fields.filter(({ name }) => name === 'id' || fields.includes(name))
      const rows = readRows(store, selected, { from, values, limit, offset })
      return { rows, total: isCounted ? rowsOf(entityName).count(where) : undefined }
    },
    count: (where = { kind: 'always' }) => {
      const { sql, values } = compileCondition(entity(entityName), where)
      // Without a WHERE, SQLite counts the rows page by page and does not read each row.
      const test = where.kind === 'always' ? '' : ` WHERE ${sql}`
      return Number(store.all(`SELECT COUNT(*) AS "n" FROM "${entityName}"${test}`, values)[0]?.['n'] ?? 0)
    },
    insert: (row) => {
      const columns = toColumns(entity(entityName), row)
      const names = columns.map(([name]) => `"${name}"`).join(', ')
      const marks = columns.map(() => '?').join(', ')
      const values = columns.map(([, value]) => value)
      const body = columns.length === 0 ? 'DEFAULT VALUES' : `(${names}) VALUES (${marks})`
      return store.run(`INSERT INTO "${entityName}" ${body}`, values).lastId
    },
    update: (id, changes) => {
      const columns = toColumns(entity(entityName), changes).filter(([name]) => name !== 'id')
      if (columns.length === 0) return rowsOf(entityName).count({ kind: 'eq', field: 'id', value: id }) > 0
      const assignments = columns.map(([name]) => `"${name}" = ?`).join(', ')
      const values = [...columns.map(([, value]) => value), id]
      return store.run(`UPDATE "${entityName}" SET ${assignments} WHERE "id" = ?`, values).changes > 0
    },
    remove: (ids) =>
      ids.reduce((count, id) => count + store.run(`DELETE FROM "${entityName}" WHERE "id" = ?`, [id]).changes, 0),
  })
  let changes = 0
  const engine: Engine = {
    ...rowAccess(rowsOf),
    entity,
    fieldChanges: () => changes,
    entityNames: () => [...entities.keys()],
    addEntity: (name, like) => {
      if (entities.has(name)) return
      if (!/^\w+$/.test(name)) throw new Error(`"${name}" is no name of an entity.`)
      changes += 1
      define(name, like)
      store.execute(createTable(entity(name)))
      store.run('INSERT INTO "_entity" VALUES (?, ?)', [name, like])
    },
    addField: (entityName, field) => {
      changes += 1
      extend(entities, entityName, field)
      store.execute(`ALTER TABLE "${entityName}" ADD COLUMN ${declareColumn(field)}`)
      store.run(keepField, [entityName, JSON.stringify(field)])
    },
    changeField: (entityName, field) => {
      changes += 1
      store.run(forgetField, [entityName, customFieldOf(entity(entityName), field.name).name])
      store.run(keepField, [entityName, JSON.stringify(field)])
      replaceFields(entities, entityName, (fields) =>
        fields.map((known) => (known.name === field.name ? field : known)),
      )
    },
    removeField: (entityName, name) => {
      changes += 1
      store.run(forgetField, [entityName, name])
      store.execute(`ALTER TABLE "${entityName}" DROP COLUMN "${customFieldOf(entity(entityName), name).name}"`)
      replaceFields(entities, entityName, (fields) => fields.filter((known) => known.name !== name))
    },
    nextNumber: (counter) => {
      store.run(countUp, [counter])
      return Number(store.all('SELECT "value" FROM "_counter" WHERE "name" = ?', [counter])[0]?.['value'])
    },
    clear: () => {
      store.run('DELETE FROM "_counter"')
      for (const { name, isKept } of entities.values()) if (isKept !== true) store.run(`DELETE FROM "${name}"`)
      store.run('DELETE FROM "sqlite_sequence"')
    },
    reload: load,
    rebuild: (further, customFields) => {
      schema.dropTables()
      load()
      for (const { name, like } of further) {
        if (!/^smartProcess\d{1,9}$/.test(name)) throw new RangeError(`"${name}" is no entity that a portal adds.`)
        orRefuse(() => engine.addEntity(name, like))
      }
      for (const { entity: owner, definition } of customFields)
        orRefuse(() => engine.addField(owner, readDefinition(definition)))
    },
  }
  return engine
}

/** If a description from a file is not valid, the error is in the file. */
const orRefuse = (work: () => void): void => {
  try {
    work()
  } catch (error) {
    throw new RangeError(error instanceof Error ? error.message : 'The snapshot cannot be read.', { cause: error })
  }
}

const keepField = 'INSERT INTO "_customField" ("entity", "definition") VALUES (?, ?)'
const forgetField = `DELETE FROM "_customField" WHERE "entity" = ? AND json_extract("definition", '$.name') = ?`

const countUp = 'INSERT INTO "_counter" VALUES (?, 1) ON CONFLICT ("name") DO UPDATE SET "value" = "value" + 1'

const toColumns = (entity: Entity, row: Written): [string, StoredValue][] =>
  Object.entries(row).flatMap(([name, value]): [string, StoredValue][] => {
    const field = fieldOf(entity, name)
    return value === undefined || field === undefined || field.isPlaceholder === true
      ? []
      : [[name, encode(field, value) ?? null]]
  })
