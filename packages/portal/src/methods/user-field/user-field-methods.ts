import { userFieldType, userFieldTypes } from '../../custom-fields/field-types.ts'
import { userFieldEntity } from '../../custom-fields/entities.ts'
import { PortalError } from '../../portal-error.ts'
import type { WireMap } from '../../wire-value.ts'
import type { PortalMethod } from '../method.ts'
import { anyCase } from '../params.ts'
import { v2Methods } from '../v2-method.ts'
import { classicUserFields } from '../../custom-fields/classic-user-fields.ts'
import { configMethods } from '../../families/userfieldconfig/methods.ts'

const ofCrm = v2Methods({ scope: 'crm', prefix: 'crm.userfield.' })
const ofTasks = v2Methods({ scope: 'task', prefix: 'task.item.userfield.' })

const titleOf = (name: string): string => name.charAt(0) + name.slice(1).toLowerCase().replaceAll('_', ' ')

/** Name, type and title of each field of a description. */
const described = (): WireMap =>
  Object.fromEntries([
    ...userFieldEntity.fields.map(({ upper, type }): [string, WireMap] => [
      upper ?? '',
      { type: type === 'json' ? 'array' : type === 'integer' ? 'int' : type, title: titleOf(upper ?? '') },
    ]),
    ['LIST', { type: 'uf_enum_element', title: 'List' }],
  ])

const itemFields: WireMap = {
  ID: { type: 'int', title: 'Id' },
  SORT: { type: 'int', title: 'Sort' },
  VALUE: { type: 'string', title: 'Value' },
  DEF: { type: 'char', title: 'Def' },
  XML_ID: { type: 'string', title: 'Xml id' },
  DEL: { type: 'char', title: 'Del' },
}

const types = (): readonly WireMap[] => userFieldTypes.map(({ id, title }) => ({ ID: id, title }))

const settingsFields = ofCrm('settings.fields', ({ params }) => {
  const type = userFieldType(anyCase(params, 'type'))
  if (type === undefined)
    throw new PortalError({ code: '', description: "Parameter 'type' is not specified or unknown." })
  return {
    result: Object.fromEntries(
      Object.entries(type.settings).map(([name, setting]) => [name, { type: setting.type, title: setting.title }]),
    ),
  }
})

const dictionaryMethods: readonly PortalMethod[] = [
  ofCrm('types', () => ({ result: types() })),
  ofCrm('fields', () => ({ result: described() })),
  ofCrm('enumeration.fields', () => ({ result: itemFields })),
  settingsFields,
  ofTasks('gettypes', () => ({ result: types() })),
  ofTasks('getfields', () => ({ result: described() })),
]

const crmFamilies = ['lead', 'deal', 'contact', 'company', 'quote', 'invoice'].flatMap((entityName) =>
  classicUserFields({ prefix: `crm.${entityName}.userfield`, scope: 'crm', entityName }),
)

/** Custom fields of every entity that takes them. */
export const userFieldMethods: readonly PortalMethod[] = [
  ...crmFamilies,
  ...classicUserFields({ prefix: 'crm.requisite.userfield', scope: 'crm', entityName: 'crmRequisite' }),
  ...classicUserFields({ prefix: 'user.userfield', scope: 'user.userfield', entityName: 'user' }),
  ...classicUserFields({
    prefix: 'task.item.userfield',
    scope: 'task',
    entityName: 'task',
    bags: { add: 'PARAMS', update: 'DATA' },
    list: 'getlist',
  }),
  ...configMethods,
  ...dictionaryMethods,
]
