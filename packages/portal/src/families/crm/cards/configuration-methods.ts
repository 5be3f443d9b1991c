import { cardConfigurationEntity as entity } from '../entities/cards.ts'
import { isWireList, isWireMap, textOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import { requestedType } from '../items/crm-type.ts'
import type { MethodCall, MethodReply, Methods } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'
import { removeBy, rowsBy } from './rows-by-values.ts'
import { denied, mustBeArray, refusedWithoutCode } from '../../../methods/refusals.ts'

/** The card that a call means. User 0 is the card of all users. */
interface Card {
  readonly entityTypeId: number
  /** The pipeline of a deal or a smart process, or the client type of a lead. Each has a card of its own. */
  readonly variant: number
  readonly userId: number
}

type TypeOf = (call: MethodCall) => number

const variantOf = ({ params }: MethodCall): number => {
  const extras = anyCase(params, 'extras')
  return isWireMap(extras)
    ? (Object.values(extras)
        .map(toInteger)
        .find((value) => value !== undefined) ?? 0)
    : 0
}

/** `scope` is `P` for the user's own card and `C` for the card of all users. */
const cardOf = (call: MethodCall, typeOf: TypeOf): Card => {
  const isCommon = textOf(anyCase(call.params, 'scope')).toUpperCase() === 'C'
  const userId = toInteger(anyCase(call.params, 'userId')) ?? call.caller.userId
  if (!isCommon && userId !== call.caller.userId && !call.caller.isAdmin) throw refusedWithoutCode('Access denied.')
  return { entityTypeId: typeOf(call), variant: variantOf(call), userId: isCommon ? 0 : userId }
}

/** The card that a call changes. Only administrators change the card of all users. @throws {PortalError} the caller is none */
const writtenCardOf = (call: MethodCall, typeOf: TypeOf): Card => {
  const card = cardOf(call, typeOf)
  if (card.userId === 0 && !call.caller.isAdmin && call.portal.switches.rights !== 'all') throw denied(call)
  return card
}

const configurationOf = (typeOf: TypeOf) => ({
  get: (call: MethodCall): MethodReply => {
    const [row] = rowsBy(call.portal.engine, entity.name, { ...cardOf(call, typeOf) })
    return { result: row?.data ?? [] }
  },
  set: (call: MethodCall): MethodReply => {
    const { engine } = call.portal
    const card = writtenCardOf(call, typeOf)
    const data = sectionsIn(anyCase(call.params, 'data'))
    removeBy(engine, entity.name, { ...card })
    engine.insert(entity.name, { ...card, data })
    return { result: true }
  },
  reset: (call: MethodCall): MethodReply => {
    removeBy(call.portal.engine, entity.name, { ...writtenCardOf(call, typeOf) })
    return { result: true }
  },
  forceCommonScopeForAll: (call: MethodCall): MethodReply => {
    const { engine } = call.portal
    if (!call.caller.isAdmin) throw refusedWithoutCode('Access denied.')
    const cards = rowsBy(engine, entity.name, { entityTypeId: typeOf(call), variant: variantOf(call) })
    const own = cards.filter(({ userId }) => userId !== 0)
    engine.remove(
      entity.name,
      own.map(({ id }) => id),
    )
    return { result: true }
  },
})

/** Reads the sections of a card. @throws {PortalError} there are no sections, or one of them lacks its name, title or type */
const sectionsIn = (data: WireValue | undefined): readonly WireMap[] => {
  const sections = isWireList(data) || isWireMap(data) ? Object.values(data).filter(isWireMap) : []
  if (sections.length === 0) throw mustBeArray('data')
  return sections.map((section, index) => {
    for (const name of ['name', 'title', 'type'])
      if (textOf(section[name]) === '')
        throw refusedWithoutCode(`Section at index ${String(index)} does not have the required field '${name}'.`)
    const { elements = [] } = section
    const known = isWireList(elements) || isWireMap(elements) ? Object.values(elements).filter(isWireMap) : []
    return {
      name: textOf(section['name']),
      title: textOf(section['title']),
      type: textOf(section['type']),
      elements: known.map((element) => ({ ...element, optionFlags: textOf(element['optionFlags'] ?? 0) })),
    }
  })
}

const ofLeads = configurationOf(() => 1)
const ofDeals = configurationOf(() => 2)
const ofContacts = configurationOf(() => 3)
const ofCompanies = configurationOf(() => 4)
const ofItems = configurationOf((call) => requestedType(call).entityTypeId)

/** The sections and fields of the cards that show items. */
export const cardConfigurationMethods: Methods = {
  'crm.lead.details.configuration.get': ofLeads.get,
  'crm.lead.details.configuration.set': ofLeads.set,
  'crm.lead.details.configuration.reset': ofLeads.reset,
  'crm.lead.details.configuration.forceCommonScopeForAll': ofLeads.forceCommonScopeForAll,
  'crm.deal.details.configuration.get': ofDeals.get,
  'crm.deal.details.configuration.set': ofDeals.set,
  'crm.deal.details.configuration.reset': ofDeals.reset,
  'crm.deal.details.configuration.forceCommonScopeForAll': ofDeals.forceCommonScopeForAll,
  'crm.contact.details.configuration.get': ofContacts.get,
  'crm.contact.details.configuration.set': ofContacts.set,
  'crm.contact.details.configuration.reset': ofContacts.reset,
  'crm.contact.details.configuration.forceCommonScopeForAll': ofContacts.forceCommonScopeForAll,
  'crm.company.details.configuration.get': ofCompanies.get,
  'crm.company.details.configuration.set': ofCompanies.set,
  'crm.company.details.configuration.reset': ofCompanies.reset,
  'crm.company.details.configuration.forceCommonScopeForAll': ofCompanies.forceCommonScopeForAll,
  'crm.item.details.configuration.get': ofItems.get,
  'crm.item.details.configuration.set': ofItems.set,
  'crm.item.details.configuration.reset': ofItems.reset,
  'crm.item.details.configuration.forceCommonScopeForAll': ofItems.forceCommonScopeForAll,
}
