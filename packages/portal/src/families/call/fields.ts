import type { Methods } from '../../methods/method.ts'
import { documentedDto } from '../../resources/documented-dto.ts'
import { fieldsOf } from '../../resources/fields.ts'

const ofFollowup = fieldsOf(documentedDto('call.followup'), 'both')

/** The fields of call follow-ups. */
export const callFieldMethods: Methods = {
  'call.followup.field.list': ofFollowup.list,
  'call.followup.field.get': ofFollowup.get,
}
