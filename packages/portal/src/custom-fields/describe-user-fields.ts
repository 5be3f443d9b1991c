import type { WireMap } from '../wire-value.ts'
import { userFieldEntity } from './entities.ts'
import { userFieldTypes } from './field-types.ts'

const titleOf = (name: string): string => name.charAt(0) + name.slice(1).toLowerCase().replaceAll('_', ' ')

/** Only the flags that are set are shown here. */
const flagsOf: Readonly<Record<string, WireMap>> = {
  ID: { isReadOnly: true },
  ENTITY_ID: { isImmutable: true },
  FIELD_NAME: { isImmutable: true },
  USER_TYPE_ID: { isImmutable: true },
}

/** Name, type and title of each field in the description of a custom field. */
export const describedUserField = (): WireMap =>
  Object.fromEntries([
    ...userFieldEntity.fields.map(({ upper, type }): [string, WireMap] => [
      upper ?? '',
      {
        type: type === 'json' ? 'array' : type === 'integer' ? 'int' : type,
        title: titleOf(upper ?? ''),
        ...flagsOf[upper ?? ''],
      },
    ]),
    ['LIST', { type: 'uf_enum_element', title: 'List', isMultiple: true }],
  ])

/** Type and title of each field in the description of an enumeration value. */
export const userFieldItemFields: WireMap = {
  ID: { type: 'int', title: 'Id', isReadOnly: true },
  SORT: { type: 'int', title: 'Sort' },
  VALUE: { type: 'string', title: 'Value' },
  DEF: { type: 'char', title: 'Def' },
  DEL: { type: 'char', title: 'Del' },
}

/** The types that a custom field can have. */
export const listedUserFieldTypes = (): readonly WireMap[] => userFieldTypes.map(({ id, title }) => ({ ID: id, title }))
