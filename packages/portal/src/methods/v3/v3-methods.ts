import type { Dto } from '../../dialects/v3/dto.ts'
import { documentedMethods } from '../../generated/v3-methods.ts'
import type { PortalMethod } from '../method.ts'
import { allDocumentedDtos } from '../../resources/documented-dto.ts'
import { employeeMethods } from '../../families/humanresources/v3/employees.ts'
import { eventLogMethods } from '../../families/main/v3/event-log.ts'
import { fieldMethods } from '../../resources/fields.ts'
import { mailMakingMethods } from '../../families/mail/v3/mail-makings.ts'
import { mailboxMethods } from '../../families/mail/v3/mailboxes.ts'
import { mailMessageMethods } from '../../families/mail/v3/mail-messages.ts'
import { nodeCommunicationMethods } from '../../families/humanresources/v3/node-communications.ts'
import { nodeMemberMethods } from '../../families/humanresources/v3/node-members.ts'
import { nodeMethods } from '../../families/humanresources/v3/nodes.ts'
import { restMethods } from '../../families/rest/v3/rest.ts'
import { taskDto } from '../../families/tasks/v3/task-dto.ts'
import { taskResultMethods } from '../../families/tasks/v3/task-results.ts'
import { taskMethods } from '../../families/tasks/v3/tasks.ts'
import { timemanMethods } from '../../families/timeman/v3/records.ts'

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
