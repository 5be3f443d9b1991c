import type { Methods } from '../../../methods/method.ts'
import { documentedDto } from '../../../resources/documented-dto.ts'
import { fieldsOf } from '../../../resources/fields.ts'

const ofMailbox = fieldsOf(documentedDto('mail.mailbox'))
const ofMessage = fieldsOf(documentedDto('mail.message'))
const ofRecipient = fieldsOf(documentedDto('mail.recipient'))

/** The fields of mailboxes, messages and recipients. */
export const mailFieldMethods: Methods = {
  'mail.mailbox.field.list': ofMailbox.list,
  'mail.mailbox.field.get': ofMailbox.get,
  'mail.message.field.list': ofMessage.list,
  'mail.message.field.get': ofMessage.get,
  'mail.recipient.field.list': ofRecipient.list,
  'mail.recipient.field.get': ofRecipient.get,
}
