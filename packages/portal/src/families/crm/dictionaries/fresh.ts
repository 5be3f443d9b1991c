import { freshTable, openedAt } from '../../fresh-table.ts'

/** Entries of dictionaries beyond those that every portal has. Further entries of a dictionary continue its order. */
const entries = [
  ['SOURCE', 100, ['CALLBACK', 'Callback'], ['RC_GENERATOR', 'Sales boost'], ['STORE', 'Online store']],
  [
    'INDUSTRY',
    60,
    ['CONSULTING', 'Consulting'],
    ['FINANCE', 'Finance'],
    ['GOVERNMENT', 'Government'],
    ['DELIVERY', 'Delivery'],
    ['ENTERTAINMENT', 'Entertainment'],
    ['NOTPROFIT', 'Non-profit'],
  ],
  ['EVENT_TYPE', 10, ['INFO', 'Information'], ['PHONE', 'Phone call'], ['MESSAGE', 'E-mail sent']],
  [
    'CALL_LIST',
    10,
    ['IN_WORK', 'In progress'],
    ['SUCCESS', 'Success'],
    ['WRONG_NUMBER', 'Wrong number'],
    ['STOP_CALLING', 'Do not call again'],
  ],
] as const

/** Above the ids of the entries that every portal has. */
const firstStatusId = 101

export const freshStatuses = freshTable('status', {
  key: ['entityId', 'statusId'],
  rows: entries
    .flatMap(([entityId, firstSort, ...ofDictionary]) =>
      ofDictionary.map(([statusId, name], index) => ({
        entityId,
        statusId,
        name,
        nameInit: name,
        sort: firstSort + 10 * index,
        system: index === 0 && firstSort === 10 ? 'Y' : 'N',
        categoryId: null,
        color: null,
        semantics: null,
      })),
    )
    .map((row, index) => ({ id: firstStatusId + index, ...row })),
})

/** The units of measure. `catalog.measure.*` has the same, with the same ids. */
export const freshMeasures = freshTable('crmMeasure', {
  key: ['code'],
  rows: [
    {
      id: 1,
      code: 796,
      measureTitle: 'Piece',
      symbolRus: 'pc.',
      symbolIntl: 'pce',
      symbolLetterIntl: 'PCE. NMB',
      isDefault: 'Y',
    },
    { id: 2, code: 6, measureTitle: 'Meter', symbolRus: 'm', symbolIntl: 'm', symbolLetterIntl: 'MTR', isDefault: 'N' },
    {
      id: 3,
      code: 112,
      measureTitle: 'Liter',
      symbolRus: 'l',
      symbolIntl: 'l',
      symbolLetterIntl: 'LTR',
      isDefault: 'N',
    },
    {
      id: 4,
      code: 163,
      measureTitle: 'Gram',
      symbolRus: 'g',
      symbolIntl: 'g',
      symbolLetterIntl: 'GRM',
      isDefault: 'N',
    },
    {
      id: 5,
      code: 166,
      measureTitle: 'Kilogram',
      symbolRus: 'kg',
      symbolIntl: 'kg',
      symbolLetterIntl: 'KGM',
      isDefault: 'N',
    },
  ],
})

/** The rates of VAT. `catalog.vat.*` has the same, with the same ids. */
export const freshVats = freshTable('crmVat', {
  rows: [
    { id: 1, name: 'No VAT', rate: 0, cSort: 100, active: 'Y', timestampX: openedAt },
    { id: 2, name: 'VAT 20%', rate: 20, cSort: 200, active: 'Y', timestampX: openedAt },
  ],
})
