import type { Methods } from '../../../methods/method.ts'
import { documentedDto } from '../../../resources/documented-dto.ts'
import { fieldsOf } from '../../../resources/fields.ts'

const ofEventlog = fieldsOf(documentedDto('main.eventlog'), 'get')

/** The fields of event log entries. */
export const mainFieldMethods: Methods = {
  'main.eventlog.field.list': ofEventlog.list,
  'main.eventlog.field.get': ofEventlog.get,
}
