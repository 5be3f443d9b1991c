import type { Methods } from '../../../methods/method.ts'
import { documentedDto } from '../../../resources/documented-dto.ts'
import { fieldsOf } from '../../../resources/fields.ts'

const ofRecord = fieldsOf(documentedDto('timeman.record'))

/** What records of working time have. */
export const timemanFieldMethods: Methods = {
  'timeman.record.field.list': ofRecord.list,
  'timeman.record.field.get': ofRecord.get,
}
