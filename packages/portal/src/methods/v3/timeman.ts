import type { PortalMethod } from '../method.ts'
import { documentedDto } from './documented-dto.ts'
import { listOf } from './generic.ts'
import type { Resource } from './resource.ts'

const recordResource: Resource = { dto: documentedDto('timeman.record'), entity: 'timemanRecord', bindings: {} }

/** `timeman.record.*`: working days, for one employee at a time. */
export const timemanMethods: readonly PortalMethod[] = [
  listOf(recordResource, { name: 'timeman.record.list', scope: 'timeman', mandatoryFilter: ['userId'] }),
]
