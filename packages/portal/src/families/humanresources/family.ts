import { nodeCommunicationEntity } from './entities.ts'
import { humanresourcesDeclared } from './declared.ts'
import { nodeMethods } from './v3/nodes.ts'
import { nodeMemberMethods } from './v3/node-members.ts'
import { nodeCommunicationMethods } from './v3/node-communications.ts'
import { employeeMethods } from './v3/employees.ts'
import { structureFieldMethods } from './v3/fields.ts'
import { defineFamily } from '../define-family.ts'

/** The structure of the company, its employees, and companies of other systems. */
export const humanresources = defineFamily({
  name: 'humanresources',
  scopes: { v3: 'humanresources' },
  entities: [nodeCommunicationEntity],
  rights: { administrators: ['humanresources.hcmlink.company.*'] },
  declared: [humanresourcesDeclared],
  v3: [nodeMethods, nodeMemberMethods, nodeCommunicationMethods, employeeMethods, structureFieldMethods],
})
