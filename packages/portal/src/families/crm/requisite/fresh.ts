import { freshTable, openedAt } from '../../fresh-table.ts'

/** The requisite as a type of CRM item, to which presets belong. */
const requisiteTypeId = 8
/** The United States in the list of countries. */
const countryId = 122

const presets = [
  {
    id: 1,
    name: 'Company',
    xmlId: '#CRM_REQUISITE_PRESET_DEF_US_COMPANY#',
    fields: [
      'RQ_COMPANY_NAME',
      'RQ_COMPANY_FULL_NAME',
      'RQ_VAT_ID',
      'RQ_DIRECTOR',
      'RQ_ADDR',
      'RQ_SIGNATURE',
      'RQ_STAMP',
    ],
  },
  {
    id: 2,
    name: 'Person',
    xmlId: '#CRM_REQUISITE_PRESET_DEF_US_PERSON#',
    fields: ['RQ_FIRST_NAME', 'RQ_LAST_NAME', 'RQ_ADDR', 'RQ_SIGNATURE'],
  },
] as const

/** The presets of requisites, with the fields that each shows. */
export const freshPresets = freshTable('crmRequisitePreset', {
  key: ['xmlId'],
  rows: presets.map(({ id, name, xmlId }) => ({
    id,
    name,
    xmlId,
    entityTypeId: requisiteTypeId,
    countryId,
    active: 'Y',
    sort: 490 + 10 * id,
    createdById: 1,
    modifyById: 1,
    dateCreate: openedAt,
    dateModify: openedAt,
  })),
})

export const freshPresetFields = freshTable('crmRequisitePresetField', {
  parents: [['presetId', 'crmRequisitePreset']],
  rows: presets
    .flatMap(({ id: presetId, fields }) =>
      fields.map((fieldName, index) => ({
        presetId,
        fieldName,
        fieldTitle: '',
        inShortList: index === 0 ? 'Y' : 'N',
        sort: 500 + 10 * (index + 1),
      })),
    )
    .map((row, index) => ({ id: index + 1, ...row })),
})
