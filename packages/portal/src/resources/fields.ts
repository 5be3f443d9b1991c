import type { Dto, DtoField } from '../dialects/v3/dto.ts'
import { fieldNotFound } from '../dialects/v3/errors.ts'
import { requiredText } from '../dialects/v3/parameters.ts'
import { readSelect } from '../dialects/v3/select.ts'
import type { WireMap, WireValue } from '../wire-value.ts'
import type { Method } from '../methods/method.ts'
import { param, selectParam } from './v3-params.ts'

/** What describes the fields of a DTO in words: both methods, `get` alone, or none. */
type DescribedIn = 'both' | 'get' | 'none'

/** `field.list` and `field.get` of a DTO. */
export const fieldsOf = (
  dto: Dto,
  describedIn: DescribedIn = 'none',
): { readonly list: Method; readonly get: Method } => ({
  list: {
    params: [selectParam],
    handle: ({ params }) => {
      const members = readMembers(params['select'])
      return { result: { items: dto.fields.map((field) => describe(field, members, describedIn === 'both')) } }
    },
  },
  get: {
    params: [param('name', 'string', true), selectParam],
    handle: ({ params }) => {
      const name = requiredText(params, 'name')
      const members = readMembers(params['select'])
      const field = dto.fields.find((item) => item.name === name)
      if (field === undefined) throw fieldNotFound(name)
      return { result: { item: describe(field, members, describedIn !== 'none') } }
    },
  },
})

const memberTypes = {
  name: 'string',
  type: 'string',
  title: 'string',
  description: 'string',
  validationRules: 'array',
  requiredGroups: 'array',
  filterable: 'bool',
  sortable: 'bool',
  editable: 'bool',
  multiple: 'bool',
  elementType: 'string',
} as const satisfies Record<string, DtoField['type']>

const fieldDto: Dto = {
  name: 'DtoFieldDto',
  relations: [],
  fields: Object.entries(memberTypes).map(([name, type]) => ({ name, type })),
}
const allMembers = fieldDto.fields.map(({ name }) => name)

/** Here an unknown member is refused, even if the `select` of other methods ignores it. */
const readMembers = (select: WireValue | undefined): readonly string[] =>
  readSelect(select, { dto: fieldDto, defaults: allMembers, unknownSelect: 'reject' }).fields

/** `callId` becomes "Call id". */
const inWords = (name: string): string => {
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const describe = (field: DtoField, members: readonly string[], isDescribed: boolean): WireMap => {
  const whole: Record<keyof typeof memberTypes, WireValue> = {
    name: field.name,
    // Introspection has no type for dates and calls a date an object.
    type: field.type === 'date' || field.type === 'dateTime' ? 'object' : field.type,
    title: field.title ?? field.name,
    description: isDescribed ? inWords(field.name) : null,
    validationRules: [],
    requiredGroups: field.required === true ? ['add'] : [],
    filterable: field.filterable === true,
    sortable: field.sortable === true,
    editable: field.editable === true,
    multiple: field.multiple === true,
    elementType: field.elementType ?? null,
  }
  return Object.fromEntries(Object.entries(whole).filter(([name]) => members.includes(name)))
}
