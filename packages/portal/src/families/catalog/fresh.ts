import { freshTable, openedAt, type FreshTable } from '../fresh-table.ts'

/** What the catalogue of a new account has, beside the two catalogues, the unit "piece" and the base price that every portal has. */
export const catalogFresh: readonly FreshTable[] = [
  freshTable('catalogMeasure', {
    key: ['code'],
    rows: [
      { id: 2, code: 6, measureTitle: 'Meter', symbol: 'm', symbolIntl: 'm', symbolLetterIntl: 'MTR', isDefault: 'N' },
      {
        id: 3,
        code: 112,
        measureTitle: 'Liter',
        symbol: 'l',
        symbolIntl: 'l',
        symbolLetterIntl: 'LTR',
        isDefault: 'N',
      },
      { id: 4, code: 163, measureTitle: 'Gram', symbol: 'g', symbolIntl: 'g', symbolLetterIntl: 'GRM', isDefault: 'N' },
      {
        id: 5,
        code: 166,
        measureTitle: 'Kilogram',
        symbol: 'kg',
        symbolIntl: 'kg',
        symbolLetterIntl: 'KGM',
        isDefault: 'N',
      },
    ],
  }),
  freshTable('catalogVat', {
    rows: [
      { id: 1, name: 'No VAT', rate: 0, sort: 100, active: 'Y', timestampX: openedAt },
      { id: 2, name: 'VAT 20%', rate: 20, sort: 200, active: 'Y', timestampX: openedAt },
    ],
  }),
  freshTable('catalogPriceTypeGroup', {
    parents: [['catalogGroupId', 'catalogPriceType']],
    // All users (group 2) see the base price and buy at it.
    rows: [
      { id: 1, catalogGroupId: 1, groupId: 2, access: 'N' },
      { id: 2, catalogGroupId: 1, groupId: 2, access: 'Y' },
    ],
  }),
  freshTable('catalogPriceTypeLang', {
    key: ['catalogGroupId', 'lang'],
    parents: [['catalogGroupId', 'catalogPriceType']],
    rows: [{ id: 1, catalogGroupId: 1, lang: 'en', name: 'Base price' }],
  }),
  freshTable('catalogStore', {
    rows: [
      {
        id: 1,
        title: 'Warehouse',
        address: 'Warehouse',
        active: 'Y',
        issuingCenter: 'Y',
        sort: 100,
        code: '',
        description: '',
        email: '',
        phone: '',
        schedule: '',
        xmlId: null,
        gpsN: 0,
        gpsS: 0,
        imageId: null,
        userId: 1,
        modifiedBy: 1,
        dateCreate: openedAt,
        dateModify: openedAt,
      },
    ],
  }),
]
