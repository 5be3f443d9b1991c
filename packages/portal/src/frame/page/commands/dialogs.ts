import { askPortal } from '../ask-portal.ts'
import { type Command, reply, silence } from '../command.ts'
import { type Fields, fieldsOf, textOf } from '../narrow.ts'
import { pick, readItems } from '../picker.ts'

const selectUser: Command = async ({ params }) => {
  const isMultiple = fieldsOf(params)['mult'] === true
  const items = readItems(await askPortal('users', {}))
  const picked = await pick({ title: isMultiple ? 'Select users' : 'Select a user', items, isMultiple })
  if (picked === undefined || (!isMultiple && picked.length === 0)) return silence
  return reply(isMultiple ? picked : picked[0])
}

const selectAccess: Command = async ({ params }) => {
  const { value } = fieldsOf(params)
  const blocked = Array.isArray(value) ? value.map(textOf) : []
  const items = readItems(await askPortal('access', {}))
  const picked = await pick({ title: 'Select access permissions', items, isMultiple: true, blocked })
  return picked === undefined ? silence : reply(picked)
}

const selectCRM: Command = async ({ params }) => {
  const { entityType, multiple, value } = fieldsOf(params)
  const isMultiple = multiple === true || multiple === 'true'
  const items = readItems(await askPortal('crm', { entityType: Array.isArray(entityType) ? entityType : [] }))
  const wanted = fieldsOf(value)
  const preset = items.filter((item) => isPreset(item, wanted)).map(({ id }) => textOf(id))
  const picked = await pick({ title: 'Select CRM items', items, isMultiple, picked: isMultiple ? preset : [] })
  return picked === undefined ? silence : reply(toBuckets(picked))
}

/** `value` has plain ids by kind, but the ids in a picker have a prefix. */
const isPreset = ({ id, type }: Fields, wanted: Fields): boolean => {
  const ids = wanted[textOf(type)]
  return Array.isArray(ids) && ids.map(textOf).includes(textOf(id).replace(/^\w+_/, ''))
}

/** Each kind is a map by position, as PHP writes a list. */
const toBuckets = (picked: readonly Fields[]): Fields => {
  const kinds = new Set(picked.map(({ type }) => textOf(type)))
  return Object.fromEntries(
    [...kinds].map((kind) => [kind, Object.fromEntries(Object.entries(picked.filter(({ type }) => type === kind)))]),
  )
}

/** Dialogs in which the user picks something. A cancelled dialog gets no reply. */
export const dialogCommands: Readonly<Record<string, Command>> = { selectUser, selectAccess, selectCRM }
