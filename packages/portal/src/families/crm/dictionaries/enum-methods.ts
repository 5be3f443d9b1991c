import type { WireMap } from '../../../wire-value.ts'
import type { PortalMethod } from '../../../methods/method.ts'
import { describeField } from '../../../methods/describe-field.ts'

/** Values of each enumeration, from the number that the first of them has. */
const enumerations: Readonly<Record<string, { readonly from: number; readonly names: readonly string[] }>> = {
  activitydirection: { from: 0, names: ['Not set', 'Incoming', 'Outgoing'] },
  activitynotifytype: { from: 0, names: ['Not set', 'Minutes', 'Hours', 'Days'] },
  activitypriority: { from: 0, names: ['Not set', 'Low', 'Medium', 'High'] },
  activitystatus: { from: 0, names: ['Not set', 'Waiting', 'Completed', 'Completed automatically'] },
  activitytype: { from: 1, names: ['Meeting', 'Call', 'Task', 'E-mail', 'Action', 'User action'] },
  contenttype: { from: 0, names: ['Not set', 'Plain text', 'BBCode', 'HTML'] },
  'settings.mode': { from: 1, names: ['Classic CRM (leads, deals)', 'Simple CRM (deals)'] },
}

const addressTypes: readonly (readonly [id: number, name: string])[] = [
  [1, 'Street address'],
  [4, 'Home address'],
  [6, 'Legal address'],
  [9, 'Beneficiary address'],
  [11, 'Delivery address'],
]

/** Kinds of things that own others; the short code is that of product rows. */
const ownerTypes: readonly (readonly [id: number, name: string, code: string, short: string])[] = [
  [1, 'Lead', 'LEAD', 'L'],
  [2, 'Deal', 'DEAL', 'D'],
  [3, 'Contact', 'CONTACT', 'C'],
  [4, 'Company', 'COMPANY', 'CO'],
  [5, 'Invoice (old version)', 'INVOICE', 'I'],
  [7, 'Quote', 'QUOTE', 'Q'],
  [8, 'Requisite', 'REQUISITE', 'RQ'],
  [14, 'Order', 'ORDER', 'O'],
  [31, 'Invoice', 'SMART_INVOICE', 'SI'],
  [36, 'Document', 'SMART_DOCUMENT', 'DO'],
]

const plain = (ID: number, NAME: string): WireMap => ({ ID, NAME, SYMBOL_CODE: null, SYMBOL_CODE_SHORT: null })

const listed = (name: string, result: readonly WireMap[]): PortalMethod => ({
  name: `crm.enum.${name}`,
  api: 'v2',
  scope: 'crm',
  handle: () => ({ result }),
})

const ownerType: PortalMethod = {
  name: 'crm.enum.ownertype',
  api: 'v2',
  scope: 'crm',
  handle: ({ portal }) => {
    const types = portal.engine.page('crmType', { where: { kind: 'always' } }).rows.map(({ entityTypeId, title }) => ({
      ID: Number(entityTypeId),
      NAME: title ?? '',
      SYMBOL_CODE: `DYNAMIC_${String(Number(entityTypeId))}`,
      SYMBOL_CODE_SHORT: `T${Number(entityTypeId).toString(16)}`,
    }))
    const fixed = ownerTypes.map(([ID, NAME, SYMBOL_CODE, SYMBOL_CODE_SHORT]) => ({
      ID,
      NAME,
      SYMBOL_CODE,
      SYMBOL_CODE_SHORT,
    }))
    const known = new Set<number>(fixed.map(({ ID }) => ID))
    return { result: [...fixed, ...types.filter(({ ID }) => !known.has(ID))] }
  },
}

const enumFields: WireMap = {
  ID: describeField({ name: 'id', upper: 'ID', type: 'integer', isReadOnly: true }),
  NAME: describeField({ name: 'name', upper: 'NAME', type: 'string', isReadOnly: true }),
  SYMBOL_CODE: describeField({ name: 'symbolCode', upper: 'SYMBOL_CODE', type: 'string', isReadOnly: true }),
}

/** `crm.enum.*`: what numbers mean. */
export const enumMethods: readonly PortalMethod[] = [
  ...Object.entries(enumerations).map(([name, { from, names }]) =>
    listed(
      name,
      names.map((title, index) => plain(from + index, title)),
    ),
  ),
  listed(
    'addresstype',
    addressTypes.map(([id, name]) => plain(id, name)),
  ),
  listed(
    'getorderownertypes',
    ownerTypes.slice(1, 2).map(([id, name, code]) => ({ attribute: `UF_CRM_${code}`, code, id, name })),
  ),
  ownerType,
  { name: 'crm.enum.fields', api: 'v2', scope: 'crm', handle: () => ({ result: enumFields }) },
]
