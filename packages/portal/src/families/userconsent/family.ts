import { documentedTable } from '../../documented/declared/documented-table.ts'
import { defineFamily } from '../define-family.ts'

const consent = documentedTable({ entity: 'userconsentConsent' })

/** Consents that users gave. */
export const userconsent = defineFamily({
  name: 'userconsent',
  declared: [
    {
      'userconsent.consent.add': consent.add,
    },
  ],
})
