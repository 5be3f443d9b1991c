import type { WireValue } from '@bitrix24/b24jssdk-portal'
import type { FamilyExamples } from './example.ts'

const owners = ['lead', 'deal', 'contact', 'company', 'quote', 'requisite']
const filter = { LANG: 'en' }
/** The types of the fields that the examples of lists show. */
const shownTypes: Readonly<Record<string, string>> = { requisite: 'boolean', contact: 'address' }

/** The fields of entity n have the ids 3n + 1 (text), 3n + 2 (a dictionary) and 3n + 3 (to be deleted). */
const crmExamples = owners.flatMap((owner, index): (readonly [string, WireValue])[] => {
  const prefix = `crm.${owner}.userfield`
  const id = 3 * index + 1
  return [
    [`${prefix}.get`, { id }],
    [`${prefix}.update`, { id, fields: { SORT: 5 } }],
    [`${prefix}.delete`, { id: id + 2 }],
    [
      `${prefix}.list`,
      {
        filter: { ...filter, USER_TYPE_ID: shownTypes[owner] ?? 'crm_status' },
      },
    ],
    [`${prefix}.add`, { fields: { FIELD_NAME: 'ADDED', USER_TYPE_ID: 'string', LABEL: 'A' } }],
  ]
})

const item = { value: 'A', def: 'Y', sort: 10, xmlId: 'a' }
const list = { entityId: 'CRM_DEAL', userTypeId: 'enumeration', enum: [item] }
const named = { USER_TYPE_ID: 'string', LABEL: 'A' }

/** Custom fields of the CRM, of users and of tasks. */
export const userFieldExamples: FamilyExamples = {
  firstCalls: [
    ...owners.flatMap((owner) => [
      [`crm.${owner}.userfield.add`, { fields: { FIELD_NAME: 'A', ...named } }] as const,
      [
        `crm.${owner}.userfield.add`,
        {
          fields: {
            FIELD_NAME: 'B',
            LABEL: 'B',
            USER_TYPE_ID: shownTypes[owner] ?? 'crm_status',
            SETTINGS: { ENTITY_TYPE: 'SOURCE' },
          },
        },
      ] as const,
      [`crm.${owner}.userfield.add`, { fields: { FIELD_NAME: 'C', ...named } }] as const,
    ]),
    ['userfieldconfig.add', { moduleId: 'crm', field: { ...list, fieldName: 'UF_CRM_LIST' } }],
    ['userfieldconfig.add', { moduleId: 'crm', field: { ...list, fieldName: 'UF_CRM_LIST_2' } }],
    [
      'user.userfield.add',
      { fields: { FIELD_NAME: 'A', USER_TYPE_ID: 'enumeration', LIST: [{ VALUE: '1', DEF: 'Y' }] } },
    ],
    ['user.userfield.add', { fields: { FIELD_NAME: 'B', USER_TYPE_ID: 'string' } }],
    ['task.item.userfield.add', { PARAMS: { FIELD_NAME: 'A', XML_ID: 'a', ...named } }],
    ['task.item.userfield.add', { PARAMS: { FIELD_NAME: 'B', ...named } }],
    ['task.item.userfield.add', { PARAMS: { FIELD_NAME: 'C', XML_ID: 'c', USER_TYPE_ID: 'crm' } }],
  ],
  params: {
    ...Object.fromEntries(crmExamples),
    'crm.userfield.settings.fields': { type: 'double' },
    'userfieldconfig.add': { moduleId: 'crm', field: { ...list, fieldName: 'UF_CRM_LIST_3' } },
    'userfieldconfig.get': { moduleId: 'crm', id: 19 },
    'userfieldconfig.update': { moduleId: 'crm', id: 19, field: { sort: 5 } },
    'userfieldconfig.delete': { moduleId: 'crm', id: 20 },
    'userfieldconfig.list': { moduleId: 'crm', filter: { userTypeId: 'enumeration' } },
    'user.userfield.add': { fields: { FIELD_NAME: 'ADDED', USER_TYPE_ID: 'string' } },
    'user.userfield.update': { id: 21, fields: { SORT: 5 } },
    'user.userfield.delete': { id: 22 },
    'user.userfield.list': { filter: { USER_TYPE_ID: 'enumeration' } },
    'task.item.userfield.add': { PARAMS: { FIELD_NAME: 'ADDED', ...named } },
    'task.item.userfield.get': { ID: 23 },
    'task.item.userfield.update': { ID: 23, DATA: { SORT: 5 } },
    'task.item.userfield.delete': { ID: 24 },
    'task.item.userfield.getlist': { FILTER: { USER_TYPE_ID: 'crm' } },
  },
}
