import type { Methods } from '../../../methods/method.ts'
import { documentedDto } from '../../../resources/documented-dto.ts'
import { fieldsOf } from '../../../resources/fields.ts'

const ofEmployee = fieldsOf(documentedDto('humanresources.employee'))
const ofNode = fieldsOf(documentedDto('humanresources.node'))
const ofNodeMember = fieldsOf(documentedDto('humanresources.node.member'))

/** The fields of employees, nodes of the structure, and members of nodes. */
export const structureFieldMethods: Methods = {
  'humanresources.employee.field.list': ofEmployee.list,
  'humanresources.employee.field.get': ofEmployee.get,
  'humanresources.node.field.list': ofNode.list,
  'humanresources.node.field.get': ofNode.get,
  'humanresources.node.member.field.list': ofNodeMember.list,
  'humanresources.node.member.field.get': ofNodeMember.get,
}
