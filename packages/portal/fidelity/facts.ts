import { readFileSync } from 'node:fs'

/** A type tree of a documented example: a word, a list with one element for all, or a map. `null` says nothing of the type. */
export type Shape = null | string | readonly Shape[] | { readonly [key: string]: Shape }

/** A documented parameter, as far as the comparison reads it. */
interface DocumentedParam {
  readonly name: string
  readonly children?: readonly DocumentedParam[]
  readonly fieldsOf?: string
  /** A closed list. */
  readonly values?: readonly (string | number | boolean)[]
}

/** One record of `data/methods.json`, as far as the comparison reads it. The portal's own tables of methods are not used: they are what is measured. */
export interface DocumentedMethod {
  readonly method: string
  readonly api: readonly ('v2' | 'v3')[]
  readonly scope: readonly string[]
  readonly page: string
  readonly params: readonly DocumentedParam[]
  readonly pageable?: boolean
  readonly result: {
    readonly kind: string
    readonly container?: string | null
    readonly shape?: Shape
    readonly nullable?: readonly string[]
    readonly fields?: readonly { readonly name: string }[]
    readonly entityOf?: string
    readonly envelope?: boolean
  }
}

/** The fields of an entity, one record of `data/entities.json`. */
interface DocumentedEntity {
  readonly entity: string
  readonly fields: readonly { readonly name: string; readonly upperName?: string; readonly isReadOnly?: boolean }[]
}

const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../data/${file}`, import.meta.url), 'utf8'))

// The files are the repository's own and generated; a check of every key would only repeat their generator.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
export const documentedMethods = read('methods.json') as readonly DocumentedMethod[]
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
const entities = read('entities.json') as readonly DocumentedEntity[]

/** A name without letter case and underscores: `STAGE_ID` and `stageId` are one field. */
export const plainName = (name: string): string => name.toLowerCase().replaceAll('_', '')

/** The first words of a method's name, which its neighbours share: `crm.deal` of `crm.deal.add`. */
export const objectOf = (method: string): string => method.split('.').slice(0, -1).join('.').toLowerCase()

/** What the documentation names around the rows of one object, such as `crm.deal`. */
export interface ObjectFields {
  /** Everything that a row may have. */
  readonly known: ReadonlySet<string>
  /** What a caller may write. */
  readonly writable: ReadonlySet<string>
}

const namesOfParams = (params: readonly DocumentedParam[]): readonly string[] =>
  params.flatMap(({ name, children = [], fieldsOf }) => [
    name,
    ...namesOfParams(children),
    ...(fieldsOf === undefined
      ? []
      : fieldsOfEntity(fieldsOf)
          .filter(({ isReadOnly }) => isReadOnly !== true)
          .map((field) => field.name)),
  ])

const namesInShape = (shape: Shape | undefined): readonly string[] => {
  if (shape === undefined || shape === null || typeof shape === 'string') return []
  if (Array.isArray(shape)) return shape.flatMap(namesInShape)
  return Object.entries(shape).flatMap(([key, inner]) => [key, ...namesInShape(inner)])
}

/** `crm.item` stands for `crm.item:common` and `crm.item:<kind>`. */
const fieldsOfEntity = (name: string): DocumentedEntity['fields'] =>
  entities
    .filter(
      ({ entity }) =>
        entity.toLowerCase() === name.toLowerCase() || entity.toLowerCase().startsWith(`${name.toLowerCase()}:`),
    )
    .flatMap(({ fields }) => fields)

const fieldsByObject = new Map<string, ObjectFields>()

/** `calendar.event.get.nearest` shows the rows of `calendar.event`. All `field` methods of REST v3 describe fields in one form. */
const isNeighbour = (other: string, object: string): boolean =>
  other === object || other === objectOf(object) || (object.endsWith('.field') && other.endsWith('.field'))

/** Names that other pages of the documentation than the method's own say, by the method's object. */
const namedElsewhere: Readonly<Record<string, readonly string[]>> = {
  // `profile`, `documentation`: methods whose name is one word have no object.
  '': ['TIME_ZONE_OFFSET', 'servers'],
  'rest.documentation': ['servers'],
  'im.dialog.users': ['work_phone', 'inner_phone'],
  'im.dialog.messages': ['work_phone', 'inner_phone'],
}

/** The names that the documentation gives around one object: fields of its entity, parameters and examples of all its methods. */
export const fieldsOfObject = (object: string): ObjectFields => {
  const known = fieldsByObject.get(object)
  if (known !== undefined) return known
  const neighbours = documentedMethods.filter(({ method }) => isNeighbour(objectOf(method), object))
  const named = [object, ...neighbours.flatMap(({ result }) => result.entityOf ?? [])].flatMap(fieldsOfEntity)
  const writable = neighbours.flatMap(({ params }) => namesOfParams(params))
  const fields: ObjectFields = {
    known: new Set(
      [
        ...named.flatMap(({ name, upperName }) => [name, upperName ?? name]),
        ...writable,
        ...(namedElsewhere[object] ?? []),
        ...neighbours.flatMap(({ result }) => [
          ...namesInShape(result.shape),
          ...(result.fields ?? []).map(({ name }) => name),
        ]),
      ].map(plainName),
    ),
    writable: new Set(
      [...named.filter(({ isReadOnly }) => isReadOnly === false).map(({ name }) => name), ...writable].map(plainName),
    ),
  }
  fieldsByObject.set(object, fields)
  return fields
}

/** The names of an object's fields that its examples show as `Y` or `N`. */
export const flagsOfObject = (object: string): ReadonlySet<string> => {
  const known = flagsByObject.get(object)
  if (known !== undefined) return known
  const neighbours = documentedMethods.filter(({ method }) => objectOf(method) === object)
  const flags = new Set(neighbours.flatMap(({ result }) => flagsInShape(result.shape)).map(plainName))
  flagsByObject.set(object, flags)
  return flags
}

const flagsByObject = new Map<string, ReadonlySet<string>>()

const flagsInShape = (shape: Shape | undefined): readonly string[] => {
  if (shape === undefined || shape === null || typeof shape === 'string') return []
  if (Array.isArray(shape)) return shape.flatMap(flagsInShape)
  return Object.entries(shape).flatMap(([key, inner]) => (inner === 'char' ? [key] : flagsInShape(inner)))
}

/** The texts that the documentation's closed lists allow for a field of an object. */
export const closedValuesOf = (object: string, name: string): ReadonlySet<string> => {
  const neighbours = documentedMethods.filter(({ method }) => isNeighbour(objectOf(method), object))
  const params = neighbours.flatMap((method) => method.params.flatMap((param) => [param, ...(param.children ?? [])]))
  const named = params.filter((param) => plainName(param.name) === plainName(name))
  return new Set(named.flatMap(({ values = [] }) => values.map(String)))
}
