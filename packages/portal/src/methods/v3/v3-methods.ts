import type { Dto } from '../../dialects/v3/dto.ts'
import { documentedMethods } from '../../generated/v3-methods.ts'
import type { PortalMethod } from '../method.ts'
import { allDocumentedDtos } from './documented-dto.ts'
import { employeeMethods } from './employees.ts'
import { eventLogMethods } from './event-log.ts'
import { fieldMethods } from './fields.ts'
import { mailMakingMethods } from './mail-makings.ts'
import { mailboxMethods } from './mailboxes.ts'
import { mailMessageMethods } from './mail-messages.ts'
import { nodeCommunicationMethods } from './node-communications.ts'
import { nodeMemberMethods } from './node-members.ts'
import { nodeMethods } from './nodes.ts'
import { restMethods } from './rest.ts'
import { taskDto } from './task-dto.ts'
import { taskResultMethods } from './task-results.ts'
import { taskMethods } from './tasks.ts'
import { timemanMethods } from './timeman.ts'

const scopeOf = (dtoName: string): string => {
  const documented = documentedMethods.find(({ method }) => method === `${dtoName}.field.list`)
  return documented?.scope ?? dtoName.split('.')[0] ?? dtoName
}

/** The DTOs of the portal: those of the documentation, the task with all its fields. */
const dtos: readonly Dto[] = allDocumentedDtos.map((dto) => (dto.name === taskDto.name ? taskDto : dto))

/** Every method of the v3 door; `batch` is no method but a form of request, and stands in the dialect. */
export const v3Methods: readonly PortalMethod[] = [
  ...restMethods(dtos),
  ...eventLogMethods,
  ...taskMethods,
  ...taskResultMethods,
  ...nodeMethods,
  ...nodeMemberMethods,
  ...nodeCommunicationMethods,
  ...employeeMethods,
  ...timemanMethods,
  ...mailboxMethods,
  ...mailMessageMethods,
  ...mailMakingMethods,
  ...dtos.flatMap((dto) => fieldMethods(dto, scopeOf(dto.name))),
]
