import { rowId } from '../../../documented/declared/row-id.ts'
import { removePartsOfRequisite } from '../items/owned-rows.ts'
import { anchorOf } from './anchor-of.ts'
import { documentedTable, type DeclaredMethods } from '../../../documented/declared/documented-table.ts'

const address = documentedTable({ entity: 'crmAddress', beforeWrite: anchorOf })
const requisite = documentedTable({
  entity: 'crmRequisite',
  removing: (row, { portal }) => {
    removePartsOfRequisite(portal.engine, rowId(row))
  },
})
const requisiteBankdetail = documentedTable({ entity: 'crmRequisiteBankdetail' })
const requisiteLink = documentedTable({ entity: 'crmRequisiteLink' })
const requisitePreset = documentedTable({
  entity: 'crmRequisitePreset',
  removing: (row, { portal: { engine } }) => {
    const where = { kind: 'eq', field: 'presetId', value: rowId(row) } as const
    const fields = engine.page('crmRequisitePresetField', { where }).rows
    engine.remove(
      'crmRequisitePresetField',
      fields.map((field) => field.id),
    )
  },
})
const requisitePresetField = documentedTable({
  entity: 'crmRequisitePresetField',
  hidden: [{ name: 'presetId', type: 'integer', isReadOnly: true }],
  where: { 'preset.ID': 'presetId' },
  isCounted: true,
})

/** Requisites of companies and contacts, with their templates, banks and addresses. */
export const requisiteDeclared: DeclaredMethods = {
  'crm.address.add': address.add,
  'crm.address.delete': address.delete,
  'crm.address.fields': address.fields,
  'crm.address.list': address.list,
  'crm.address.update': address.update,
  'crm.requisite.add': requisite.add,
  'crm.requisite.delete': requisite.delete,
  'crm.requisite.fields': requisite.fields,
  'crm.requisite.get': requisite.get,
  'crm.requisite.list': requisite.list,
  'crm.requisite.update': requisite.update,
  'crm.requisite.bankdetail.add': requisiteBankdetail.add,
  'crm.requisite.bankdetail.delete': requisiteBankdetail.delete,
  'crm.requisite.bankdetail.fields': requisiteBankdetail.fields,
  'crm.requisite.bankdetail.get': requisiteBankdetail.get,
  'crm.requisite.bankdetail.list': requisiteBankdetail.list,
  'crm.requisite.bankdetail.update': requisiteBankdetail.update,
  'crm.requisite.link.fields': requisiteLink.fields,
  'crm.requisite.link.get': requisiteLink.get,
  'crm.requisite.link.list': requisiteLink.list,
  'crm.requisite.link.register': requisiteLink.add,
  'crm.requisite.link.unregister': requisiteLink.delete,
  'crm.requisite.preset.add': requisitePreset.add,
  'crm.requisite.preset.delete': requisitePreset.delete,
  'crm.requisite.preset.fields': requisitePreset.fields,
  'crm.requisite.preset.get': requisitePreset.get,
  'crm.requisite.preset.list': requisitePreset.list,
  'crm.requisite.preset.update': requisitePreset.update,
  'crm.requisite.preset.field.add': requisitePresetField.add,
  'crm.requisite.preset.field.delete': requisitePresetField.delete,
  'crm.requisite.preset.field.fields': requisitePresetField.fields,
  'crm.requisite.preset.field.get': requisitePresetField.get,
  'crm.requisite.preset.field.list': requisitePresetField.list,
  'crm.requisite.preset.field.update': requisitePresetField.update,
}
