import { documentedTable } from '../../documented/declared/documented-table.ts'
import { defineFamily } from '../define-family.ts'

const fieldType = documentedTable({ entity: 'userfieldtype', key: 'USER_TYPE_ID', keyField: 'userTypeId' })

/** Types of custom fields that applications add. */
export const userfieldtype = defineFamily({
  name: 'userfieldtype',
  declared: [
    {
      'userfieldtype.add': fieldType.add,
      'userfieldtype.delete': fieldType.delete,
      'userfieldtype.list': fieldType.list,
      'userfieldtype.update': fieldType.update,
    },
  ],
})
