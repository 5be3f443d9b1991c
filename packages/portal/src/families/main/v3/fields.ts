import type { Methods } from '../../../methods/method.ts'
import { documentedDto } from '../../../resources/documented-dto.ts'
import { fieldsOf } from '../../../resources/fields.ts'

const ofEventlog = fieldsOf(documentedDto('main.eventlog'))

/** What entries of the event log have. */
export const mainFieldMethods: Methods = {
  'main.eventlog.field.list': ofEventlog.list,
  'main.eventlog.field.get': ofEventlog.get,
}
