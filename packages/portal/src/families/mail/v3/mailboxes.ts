import { readPagination } from '../../../dialects/v3/pagination.ts'
import { optionalText, requiredText } from '../../../dialects/v3/parameters.ts'
import type { ConditionOf, EntityName, RowOf } from '../../../engine/entity-rows.ts'
import type { Condition } from '../../../engine/query.ts'
import { fullName } from '../../../methods/full-name.ts'
import { isWireList, isWireMap, type WireValue } from '../../../wire-value.ts'
import type { Method, MethodCall, Methods } from '../../../methods/method.ts'
import { documentedDto } from '../../../resources/documented-dto.ts'
import { getOf } from '../../../resources/generic.ts'
import { readRows, type Resource } from '../../../resources/resource.ts'
import { param } from '../../../resources/v3-params.ts'
const paginationParam = param('pagination', 'object')
const mailboxPages = { defaultLimit: 25, maxLimit: 100 }
const recipientPages = { defaultLimit: 50, maxLimit: 200 }

const mailboxResource: Resource<'mailbox'> = { dto: documentedDto('mail.mailbox'), entity: 'mailbox', bindings: {} }

const list: Method = {
  params: [param('name', 'string'), param('email', 'string'), paginationParam],
  handle: (call) => {
    const conditions = (['name', 'email'] as const).flatMap((field) =>
      containing(field, optionalText(call.params, field)),
    )
    const where: Condition = { kind: 'and', conditions }
    const fields = mailboxResource.dto.fields.map(({ name }) => name)
    const page = readPagination(call.params['pagination'], mailboxPages)
    return { result: { items: readRows(mailboxResource, { where, ...page }, fields, call) } }
  },
}

const containing = <Field extends string>(field: Field, text: string | undefined): readonly Condition<Field>[] =>
  text === undefined ? [] : [{ kind: 'contains', field, text }]

const senders: Method = {
  params: [paginationParam],
  handle: (call) => {
    const rows = found('mailbox', { kind: 'always' }, mailboxPages, call)
    const items = rows.map(({ email, senderName, name }) => {
      const sender = senderName ?? name ?? ''
      return { email, name: sender, sender: `${typeof sender === 'string' ? sender : ''} <${textOf(email)}>` }
    })
    return { result: { items } }
  },
}

const textOf = (value: WireValue): string => (typeof value === 'string' ? value : '')

const found = <Name extends EntityName>(
  entity: Name,
  where: ConditionOf<Name>,
  sizes: typeof mailboxPages,
  call: MethodCall,
): readonly RowOf<Name>[] =>
  call.portal.engine.page(entity, { where, ...readPagination(call.params['pagination'], sizes) }).rows

/** Users whose name or address contains the text, as recipients. */
const named = (text: string): ConditionOf<'user'> => ({
  kind: 'or',
  conditions: (['name', 'lastName', 'email'] as const).flatMap((field) => containing(field, text)),
})

const listEmployees: Method = {
  params: [param('query', 'string', true), paginationParam],
  handle: (call) => {
    const rows = found('user', named(requiredText(call.params, 'query')), recipientPages, call)
    const items = rows.map((user) => ({ id: user['id'] ?? null, email: user['email'] ?? null, name: fullName(user) }))
    return { result: { items } }
  },
}

/** The addresses of CRM contacts: one for each contact that has any. */
const listContacts: Method = {
  params: [param('query', 'string'), paginationParam],
  handle: (call) => {
    const text = optionalText(call.params, 'query') ?? ''
    const hasAddress: ConditionOf<'contact'> = { kind: 'contains', field: 'fm', text: '"EMAIL"' }
    const isNamed: ConditionOf<'contact'> = {
      kind: 'or',
      conditions: (['name', 'lastName', 'fm'] as const).flatMap((field) => containing(field, text)),
    }
    const where: ConditionOf<'contact'> = text === '' ? hasAddress : { kind: 'and', conditions: [hasAddress, isNamed] }
    const items = found('contact', where, recipientPages, call).map((contact) => ({
      id: contact['id'] ?? null,
      email: addressIn(contact['fm'] ?? null),
      name: fullName(contact),
    }))
    return { result: { items } }
  },
}

const addressIn = (fm: WireValue): string => {
  const first = (isWireList(fm) ? fm : []).find((one) => isWireMap(one) && one['typeId'] === 'EMAIL')
  return isWireMap(first) ? textOf(first['value'] ?? null) : ''
}

/** `mail.mailbox.*` and `mail.recipient.*`. */
export const mailboxMethods: Methods = {
  'mail.mailbox.get': getOf(mailboxResource),
  'mail.mailbox.list': list,
  'mail.mailbox.senders': senders,
  'mail.recipient.listemployees': listEmployees,
  'mail.recipient.listcontacts': listContacts,
}
