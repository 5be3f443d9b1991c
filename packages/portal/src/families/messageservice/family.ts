import { documentedTable } from '../../documented/declared/documented-table.ts'
import { defineFamily } from '../define-family.ts'

const sender = documentedTable({ entity: 'messageserviceSender', key: 'CODE', keyField: 'code' })

/** Providers of text messages. */
export const messageservice = defineFamily({
  name: 'messageservice',
  rights: { administrators: ['messageservice.sender.*'] },
  declared: [
    {
      'messageservice.sender.add': sender.add,
      'messageservice.sender.delete': sender.delete,
      'messageservice.sender.list': sender.list,
      'messageservice.sender.update': sender.update,
    },
  ],
})
