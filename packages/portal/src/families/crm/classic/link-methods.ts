import type { Row } from '../../../engine/engine.ts'
import { crmTypes, type CrmType } from '../entities/item-types.ts'
import { PortalError } from '../../../portal-error.ts'
import { isWireList, isWireMap, textOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import type { MethodCall, PortalMethod } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'
import { v2Methods } from '../../../methods/v2-method.ts'
import { describeField } from '../../../methods/describe-field.ts'
import { linksOf, setLinks, type Link, type LinkKind } from './links.ts'

/** `PREFIX.add`, `.delete`, `.fields`, `.items.get`, `.items.set`, `.items.delete`: the links of one kind of item. */
const linkFamily = (owner: CrmType, kind: LinkKind): readonly PortalMethod[] => {
  const prefix = `crm.${owner.entityName}.${kind.linked}`
  const idName = `${kind.linked.toUpperCase()}_ID`
  const method = v2Methods({ scope: 'crm', prefix: `${prefix}.` })
  const changing = (name: string, change: (links: readonly Link[], call: MethodCall) => readonly Link[] | false) =>
    method(name, (call) => {
      const row = findOwner(call, owner)
      const links = change(linksOf(call, kind, row), call)
      if (links === false) return { result: false }
      setLinks(call, owner, kind, row, links)
      return { result: true }
    })
  return [
    changing('add', (links, call) => {
      const link = readLink(call, kind, idName, fieldsOf(call, idName), links.length)
      if (links.some(({ id }) => id === link.id)) return false
      return link.isPrimary ? [link, ...links.map(withoutPrimacy)] : [...links, link]
    }),
    changing('delete', (links, call) => {
      const id = toInteger(fieldsOf(call, idName)[idName])
      return links.some((link) => link.id === id) ? links.filter((link) => link.id !== id) : false
    }),
    method('fields', () => ({ result: describe(kind, idName) })),
    method('items.get', (call) => ({
      result: linksOf(call, kind, findOwner(call, owner)).map(({ id, sort, isPrimary }) => ({
        [idName]: id,
        SORT: sort,
        ROLE_ID: 0,
        IS_PRIMARY: isPrimary ? 'Y' : 'N',
      })),
    })),
    changing('items.set', (_links, call) => {
      const items = anyCase(call.params, 'items')
      if (!isWireList(items) && !isWireMap(items)) throw refused("The parameter 'items' must be array.")
      return Object.values(items)
        .filter(isWireMap)
        .map((item, index) => readLink(call, kind, idName, item, index))
    }),
    changing('items.delete', () => []),
  ]
}

const withoutPrimacy = (link: Link): Link => ({ ...link, isPrimary: false })

const sortStep = 10

/** @throws {PortalError} the id is missing, or nothing has it */
const readLink = (call: MethodCall, kind: LinkKind, idName: string, given: WireMap, index: number): Link => {
  const id = toInteger(given[idName])
  if (id === undefined || id <= 0) throw refused(`The parameter '${idName}' is invalid or not defined.`)
  if (call.portal.engine.find(kind.linked, id) === undefined) throw refused(`${idName} ${String(id)} is not found.`)
  const isPrimary = textOf(given['IS_PRIMARY']).toUpperCase() === 'Y'
  return { id, sort: toInteger(given['SORT']) ?? (index + 1) * sortStep, isPrimary }
}

const fieldsOf = ({ params }: MethodCall, idName: string): WireMap => {
  const fields: WireValue | undefined = anyCase(params, 'fields')
  if (isWireMap(fields)) return fields
  const id = toInteger(fields)
  if (id !== undefined) return { [idName]: id }
  throw refused("The parameter 'fields' must be array.")
}

const findOwner = (call: MethodCall, owner: CrmType): Row => {
  const id = toInteger(anyCase(call.params, 'id'))
  if (id === undefined || id <= 0) throw refused('The parameter id is invalid or not defined.')
  const row = call.portal.engine.find(owner.entityName, id)
  if (row === undefined) throw refused('Not found')
  return row
}

const describe = (kind: LinkKind, idName: string): WireMap => ({
  [idName]: describeField({
    name: idName,
    upper: idName,
    type: kind.linked === 'contact' ? 'crm_contact' : 'crm_company',
  }),
  SORT: describeField({ name: 'sort', upper: 'SORT', type: 'integer' }),
  ROLE_ID: describeField({ name: 'roleId', upper: 'ROLE_ID', type: 'integer' }),
  IS_PRIMARY: describeField({ name: 'isPrimary', upper: 'IS_PRIMARY', type: 'char' }),
})

/** Business errors of classic CRM have an empty code. */
const refused = (description: string): PortalError => new PortalError({ code: '', description })

/** The contacts of a company are those that name it among their companies. */
const kindOf = (owner: string): LinkKind | undefined => {
  switch (owner) {
    case 'lead':
    case 'deal':
    case 'quote':
      return { owner, linked: 'contact', list: 'contactIds', isOwn: true }
    case 'contact':
      return { owner, linked: 'company', list: 'companyIds', isOwn: true }
    case 'company':
      return { owner, linked: 'contact', list: 'companyIds', isOwn: false }
    default:
      return undefined
  }
}

/** Contacts of leads, deals, quotes and companies, and companies of contacts. */
export const linkMethods: readonly PortalMethod[] = crmTypes.flatMap((type: CrmType) => {
  const kind = kindOf(type.entityName)
  return kind === undefined ? [] : linkFamily(type, kind)
})
