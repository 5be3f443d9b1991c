import { documentedTable, type DeclaredMethods } from '../../documented/declared/documented-table.ts'

const hcmlinkCompany = documentedTable({ entity: 'humanresourcesHcmlinkCompany' })

/** Companies of an external system of human resources. */
export const humanresourcesDeclared: DeclaredMethods = {
  'humanresources.hcmlink.company.add': hcmlinkCompany.add,
  'humanresources.hcmlink.company.delete': hcmlinkCompany.delete,
  'humanresources.hcmlink.company.list': hcmlinkCompany.list,
  'humanresources.hcmlink.company.update': hcmlinkCompany.update,
}
