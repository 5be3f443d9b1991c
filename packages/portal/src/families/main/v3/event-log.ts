import { accessDenied } from '../../../dialects/v3/errors.ts'
import type { Method, MethodCall, Methods } from '../../../methods/method.ts'
import { aggregate, readAggregates } from '../../../resources/aggregate.ts'
import { documentedDto } from '../../../resources/documented-dto.ts'
import { filterOf, filterParam, getOf, listOf, tailOf } from '../../../resources/generic.ts'
import { readRows, type Resource } from '../../../resources/resource.ts'
import { param } from '../../../resources/v3-params.ts'

const eventLogResource: Resource<'eventlog'> = { dto: documentedDto('main.eventlog'), entity: 'eventlog', bindings: {} }

/** Only administrators may read the log. @throws ACCESSDENIED */
const guard = ({ caller }: MethodCall): void => {
  if (!caller.isAdmin) throw accessDenied()
}

const eventLogAggregate: Method = {
  params: [param('select', 'object', true), filterParam()],
  isOffered: ({ v3Aggregate }) => v3Aggregate,
  handle: (call) => {
    guard(call)
    const aggregates = readAggregates(call.params['select'], eventLogResource.dto)
    const where = filterOf(eventLogResource, call, {})
    const limit = call.portal.engine.count(eventLogResource.entity)
    const fields = [...new Set(aggregates.map(({ field }) => field))]
    const rows = readRows(eventLogResource, { where, limit }, fields, call)
    return { result: { result: aggregate(aggregates, rows) } }
  },
}

export const eventLogMethods: Methods = {
  'main.eventlog.get': getOf(eventLogResource, { guard }),
  'main.eventlog.list': listOf(eventLogResource, { guard }),
  'main.eventlog.tail': tailOf(eventLogResource, { guard }),
  'main.eventlog.aggregate': eventLogAggregate,
}
