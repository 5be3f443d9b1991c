import { mailboxEntity, mailMessageEntity } from './entities.ts'
import { mailboxMethods } from './v3/mailboxes.ts'
import { mailMessageMethods } from './v3/mail-messages.ts'
import { mailMakingMethods } from './v3/mail-makings.ts'
import { mailFieldMethods } from './v3/fields.ts'
import { defineFamily } from '../define-family.ts'

/** Mailboxes and their messages. */
export const mail = defineFamily({
  name: 'mail',
  scopes: { v3: 'mail' },
  entities: [mailboxEntity, mailMessageEntity],
  v3: [mailboxMethods, mailMessageMethods, mailMakingMethods, mailFieldMethods],
})
