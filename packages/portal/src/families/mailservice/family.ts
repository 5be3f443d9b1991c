import { documentedTable } from '../../documented/declared/documented-table.ts'
import { mailserviceFresh } from './fresh.ts'
import { defineFamily } from '../define-family.ts'

const service = documentedTable({ entity: 'mailservice', defaults: () => ({ siteId: 's1' }) })

/** Services that mailboxes belong to. */
export const mailservice = defineFamily({
  name: 'mailservice',
  rights: { administrators: ['mailservice.*', '!mailservice.fields', '!mailservice.get', '!mailservice.list'] },
  declared: [
    {
      'mailservice.add': service.add,
      'mailservice.delete': service.delete,
      'mailservice.fields': service.fields,
      'mailservice.get': service.get,
      'mailservice.list': service.list,
      'mailservice.update': service.update,
    },
  ],
  fresh: mailserviceFresh,
})
