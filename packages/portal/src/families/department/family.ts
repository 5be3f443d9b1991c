import { departmentEntity } from './entities.ts'
import { departmentMethods } from './methods.ts'
import { departmentDeclared } from './declared.ts'
import { defineFamily } from '../define-family.ts'

/** Departments of the company. */
export const department = defineFamily({
  name: 'department',
  scopes: { v2: 'department' },
  entities: [departmentEntity],
  rights: { administrators: ['department.*', '!department.fields', '!department.get'] },
  v2: [departmentMethods],
  declared: [departmentDeclared],
})
