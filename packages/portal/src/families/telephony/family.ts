import { documentedTable } from '../../documented/declared/documented-table.ts'
import { defineFamily } from '../define-family.ts'

const externalLine = documentedTable({ entity: 'telephonyExternalLine', key: 'NUMBER', keyField: 'number' })

/** External lines. */
export const telephony = defineFamily({
  name: 'telephony',
  declared: [
    {
      'telephony.externalLine.add': externalLine.add,
      'telephony.externalLine.delete': externalLine.delete,
      'telephony.externalLine.get': externalLine.list,
      'telephony.externalLine.update': externalLine.update,
    },
  ],
})
