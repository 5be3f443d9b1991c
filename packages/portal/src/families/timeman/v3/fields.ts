import type { Methods } from '../../../methods/method.ts'
import { documentedDto } from '../../../resources/documented-dto.ts'
import { fieldsOf } from '../../../resources/fields.ts'

const ofRecord = fieldsOf(documentedDto('timeman.record'))

/** The fields of working time records. */
export const timemanFieldMethods: Methods = {
  'timeman.record.field.list': ofRecord.list,
  'timeman.record.field.get': ofRecord.get,
}
