import { documentedTable, type DeclaredMethods } from '../../documented/declared/documented-table.ts'
import { departmentEntity } from './entities.ts'

const department = documentedTable({ entity: departmentEntity, alsoDescribedBy: ['department.get'] })

/** The methods of departments that the documentation describes completely. */
export const departmentDeclared: DeclaredMethods = {
  'department.add': department.add,
  'department.fields': department.fields,
  'department.update': department.update,
}
