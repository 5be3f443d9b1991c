import type { WireMap } from '../../../wire-value.ts'
import type { Handle, Methods } from '../../../methods/method.ts'
import { describeField } from '../../../methods/describe-field.ts'

const addressTypes: readonly (readonly [id: number, name: string])[] = [
  [1, 'Street address'],
  [4, 'Home address'],
  [6, 'Legal address'],
  [9, 'Beneficiary address'],
  [11, 'Delivery address'],
]

/** The types of owners. The short code is the one in product rows. */
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

const listed =
  (result: readonly WireMap[]): Handle =>
  () => ({ result })

const ownerType: Handle = ({ portal }) => {
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
}

const enumFields: WireMap = {
  ID: describeField({ name: 'id', upper: 'ID', type: 'integer', isReadOnly: true }),
  NAME: describeField({ name: 'name', upper: 'NAME', type: 'string', isReadOnly: true }),
  SYMBOL_CODE: describeField({ name: 'symbolCode', upper: 'SYMBOL_CODE', type: 'string', isReadOnly: true }),
  SYMBOL_CODE_SHORT: describeField({
    name: 'symbolCodeShort',
    upper: 'SYMBOL_CODE_SHORT',
    type: 'string',
    isReadOnly: true,
  }),
}

/** An enumeration. Its values are numbered from the given first number. */
const numbered = (from: number, names: readonly string[]): Handle =>
  listed(names.map((title, index) => plain(from + index, title)))

/** `crm.enum.*`: the meanings of numbers. */
export const enumMethods: Methods = {
  'crm.enum.activitydirection': numbered(0, ['Not set', 'Incoming', 'Outgoing']),
  'crm.enum.activitynotifytype': numbered(0, ['Not set', 'Minutes', 'Hours', 'Days']),
  'crm.enum.activitypriority': numbered(0, ['Not set', 'Low', 'Medium', 'High']),
  'crm.enum.activitystatus': numbered(0, ['Not set', 'Waiting', 'Completed', 'Completed automatically']),
  'crm.enum.activitytype': numbered(1, ['Meeting', 'Call', 'Task', 'E-mail', 'Action', 'User action']),
  'crm.enum.contenttype': numbered(0, ['Not set', 'Plain text', 'BBCode', 'HTML']),
  'crm.enum.settings.mode': numbered(1, ['Classic CRM (leads, deals)', 'Simple CRM (deals)']),
  'crm.enum.addresstype': listed(addressTypes.map(([id, name]) => plain(id, name))),
  'crm.enum.getorderownertypes': listed(
    ownerTypes.slice(1, 2).map(([id, name, code]) => ({ attribute: `UF_CRM_${code}`, code, id, name })),
  ),
  'crm.enum.ownertype': ownerType,
  'crm.enum.fields': () => ({ result: enumFields }),
}
