// Writes the documented REST methods of the portal, one a line.
import { facts } from './facts.mjs'
import { writeGenerated } from './write-generated.ts'

/** A page's table of fields calls a flag a text, as it does every text; only a row of an example tells them apart. */
const textOrAny = (field) => (field.type === 'string' ? { ...field, type: 'any' } : field)

/** Custom fields of the portal that the examples were made on belong to nobody else. */
const isOfEveryPortal = ({ name }) => !/^UF_CRM_\d+$/.test(name)

/** The reply of its `fields` has titles and no types, so that these come from the page's table as well. */
const isTable = ({ entity, source }) => source === 'table' || entity === 'mailservice'

/** Fields of an entity stand with the method that describes them. */
const fieldsByMethod = new Map(
  facts('entities.json')
    .filter(({ entity }) => !entity.includes(':'))
    .map((entity) => {
      const fields = entity.fields.filter(isOfEveryPortal)
      return [`${entity.api}:${entity.fieldsMethod}`, isTable(entity) ? fields.map(textOrAny) : fields]
    }),
)

/** `id*` is required, `id!` read-only, `id#` written only once. */
const marked = (name, { required, isRequired, isReadOnly, isImmutable }) =>
  `${name}${required === true || isRequired === true ? '*' : ''}${isReadOnly === true ? '!' : ''}${isImmutable === true ? '#' : ''}`

/** Words of the documentation folded to the portal's: `sale_order.id` is an int. */
const typeWord = (type) => (type.includes('.id') ? 'int' : type.includes('.') ? 'string' : type)

/** A closed list of letters that are more than yes and no: a flag would lose the others. */
const isLetter = ({ type, values = [] }) =>
  type === 'string' && values.length > 2 && values.every((value) => typeof value === 'string' && /^[A-Z]$/.test(value))

const paramValue = (param) => {
  const { name, type, children } = param
  if (children === undefined || children.length === 0) return isLetter(param) ? 'letter' : typeWord(type)
  const inner = paramMap(children)
  // PHP calls a map an array, and so do some pages: a filter by its fields is no list of rows.
  return type === 'array' && !/^filter$/i.test(name) ? [inner] : inner
}

/** Rows such as `fields.CONTACT_ID` or `Parameter` are leftovers of a page's layout. */
const isName = ({ name }) => /^[\w-]+$/.test(name) && name !== 'Parameter' && name !== 'parameter'

const paramMap = (params) =>
  Object.fromEntries(params.filter(isName).map((param) => [marked(param.name, param), paramValue(param)]))

const isBag = ({ name, type, children }) =>
  children === undefined && /^(?:fields|data)$/i.test(name) && /object|array|any/.test(type)

/** A table whose parent the page does not name is the one of `fields`, when `fields` has none. */
const withNested = ({ params, nested = {} }) => {
  const tables = Object.entries(nested)
  const [, table] =
    tables.find(([heading]) => /^(?:s|fields|Parameter)$/.test(heading)) ?? (tables.length === 1 ? tables[0] : [])
  const bag = params.find(isBag)
  if (table === undefined || bag === undefined) return params
  return params.map((param) => (param === bag ? { ...param, type: 'object', children: table } : param))
}

/** `time` belongs to the envelope; some pages show it inside the result. */
const withoutTime = (shape) => {
  if (typeof shape !== 'object' || shape === null || Array.isArray(shape)) return shape
  const { time, ...rest } = shape
  return typeof time === 'object' && time !== null && 'duration' in time ? rest : shape
}

const inCommon = ([first, ...others]) =>
  Object.fromEntries(Object.entries(first).filter(([key]) => others.every((other) => key in other)))

const isDescription = (inner) =>
  typeof inner === 'object' &&
  inner !== null &&
  typeof inner.type === 'string' &&
  ('isRequired' in inner || 'title' in inner)

/** Descriptions of fields are all alike: one stands for all, under the key `*`. */
const collapsed = (shape) => {
  if (typeof shape !== 'object' || shape === null) return shape
  if (Array.isArray(shape)) return shape.map(collapsed)
  const values = Object.values(shape)
  if (values.length > 2 && values.every(isDescription)) return { '*': inCommon(values) }
  return Object.fromEntries(Object.entries(shape).map(([key, inner]) => [key, collapsed(inner)]))
}

const isEmpty = (value) =>
  value === undefined ||
  value === null ||
  value === false ||
  (typeof value === 'object' && Object.keys(value).length === 0)

const refusalCases = { missing: 'm', notFound: 'n', denied: 'd', invalid: 'i' }

/** `m|id|ERROR_CORE|400`: a parameter is missing, which one, the code, the status. A single status of the page holds for all of its errors. */
const refusalsOf = ({ errors, errorStatus = [] }) => [
  ...new Set(
    errors
      .filter((error) => error.case in refusalCases && /^\w*$/.test(error.code))
      .map(({ code, status = errorStatus.length === 1 ? errorStatus[0] : '', param = [], ...error }) =>
        [refusalCases[error.case], [param].flat().join(','), code, status].join('|'),
      ),
  ),
]

/** What a new row gets of the values that the caller leaves out: documented defaults of parameters and of the fields in them. */
const defaultsOf = ({ method, effect, params }) => {
  if (effect !== 'write' || !/\.(?:add|register|create)\w*$/i.test(method)) return {}
  const named = params.flatMap((param) => [param, ...(param.children ?? [])])
  return Object.fromEntries(
    named
      .filter((param) => isName(param) && ['string', 'number', 'boolean'].includes(typeof param.default))
      .filter((param) => param.default !== '')
      .map((param) => [param.name, param.default]),
  )
}

const compact = (record) => {
  const { method, api, scope, effect, result, errors, pageable } = record
  const { kind, container, idField, shape } = result
  const fields = fieldsByMethod.get(`${api[0]}:${method}`)
  const known =
    shape === 'undefined' || (shape === 'null' && kind !== 'scalar') ? undefined : collapsed(withoutTime(shape))
  const parts = {
    method,
    api: api[0] === 'v2' ? undefined : api[0],
    scope,
    reads: effect === 'read',
    params: paramMap(withNested(record)),
    defaults: defaultsOf(record),
    kind,
    container,
    idField,
    pageable,
    errors: [...new Set(errors.map(({ code }) => code))].filter((code) => /^(?:\w*[A-Z]\w*|\d+)$/.test(code)),
    refusals: refusalsOf(record),
    fields:
      fields === undefined
        ? undefined
        : Object.fromEntries(fields.map((field) => [marked(field.name, field), field.type ?? 'any'])),
  }
  const filled = Object.fromEntries(Object.entries(parts).filter(([, value]) => !isEmpty(value)))
  return known === undefined ? filled : { ...filled, shape: known }
}

const quoted = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

const order = ({ method: a, api: [first] }, { method: b, api: [second] }) =>
  a === b ? (first < second ? -1 : 1) : a < b ? -1 : 1
// A batch is a part of each version of REST itself, and no method among its methods.
const records = facts('methods.json')
  .filter(({ method }) => method !== 'batch')
  .toSorted(order)
  .map(compact)
const output = [
  '// generated by scripts/generate-portal-methods.mjs from the public REST documentation; do not edit',
  '',
  '/** One method a line, as JSON; `documented/records.ts` reads them. */',
  'export const methodLines: readonly string[] = [',
  ...records.map((record) => `  ${quoted(JSON.stringify(record))},`),
  ']',
  '',
].join('\n')
writeGenerated('packages/portal/src/generated/method-records.ts', output)
