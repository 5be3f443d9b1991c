import { documentedTable, type DeclaredMethods } from '../../documented/declared/documented-table.ts'
import { departmentEntity } from './entities.ts'

const department = documentedTable({ entity: departmentEntity, alsoDescribedBy: ['department.get'] })

/** Departments, as far as the documentation says it all. */
export const departmentDeclared: DeclaredMethods = {
  'department.add': department.add,
  'department.fields': department.fields,
  'department.update': department.update,
}
