import type { Methods } from '../../../methods/method.ts'
import { documentedDto } from '../../../resources/documented-dto.ts'
import { listOf } from '../../../resources/generic.ts'
import type { Resource } from '../../../resources/resource.ts'

const recordResource: Resource<'timemanRecord'> = {
  dto: documentedDto('timeman.record'),
  entity: 'timemanRecord',
  bindings: {},
}

/** `timeman.record.*`: working days, for one employee per call. */
export const timemanMethods: Methods = {
  'timeman.record.list': listOf(recordResource, { mandatoryFilter: ['userId'] }),
}
