import { freshTable, type FreshTable } from '../fresh-table.ts'
import { freshProperties, freshPropertyGroups } from './fresh-properties.ts'

/** What the shop of a new account has, beside the payer types, payment systems and statuses that every portal has. */
export const saleFresh: readonly FreshTable[] = [
  freshTable('saleBusinessValuePersonDomain', {
    key: ['personTypeId'],
    parents: [['personTypeId', 'salePersontype']],
    // I: individual, E: legal entity.
    rows: [
      { id: 1, personTypeId: 1, domain: 'I' },
      { id: 2, personTypeId: 2, domain: 'E' },
    ],
  }),
  freshPropertyGroups,
  freshProperties,
  freshTable('saleDelivery', {
    rows: [
      {
        id: 1,
        name: 'No delivery',
        description: 'For orders that are not delivered',
        active: 'Y',
        currency: 'USD',
        parentId: null,
        sort: 100,
        restCode: '',
        config: [],
        logotype: null,
      },
    ],
  }),
]
