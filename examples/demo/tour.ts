import type { TypeB24 } from '@bitrix24/b24jssdk'

import { costLine } from './cost.ts'
import { bar, count, money } from './numbers.ts'
import { portalReader } from './read-portal.ts'
import type { PortalReader } from './read-portal.ts'
import { funnel, salesBySegment } from './sales.ts'
import type { Contact, Deal } from './sales.ts'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'

const singleCalls = 500

/** Reads a portal with every action of the SDK and prints what it found. Writes nothing. */
export const tour = async ($b24: TypeB24, terminal: Terminal, signal: AbortSignal): Promise<void> => {
  const startedAtMs = performance.now()
  const portal = portalReader($b24, signal)

  const profile = await portal.profile()
  step(terminal, 'call', 'profile', `the webhook acts for ${nameOf(profile.NAME, profile.LAST_NAME)}`)

  const { largest, buyer, stages, segments } = await portal.overview()
  const sale =
    largest === undefined ? 'there are no deals' : `the largest deal: ${largest.title}, ${money(largest.opportunity)}`
  const whose = buyer === undefined ? '' : `, bought by ${contactName(buyer)}`
  step(terminal, 'batch', '4 named commands', sale + whose)

  const contacts = await portal.contacts()
  step(terminal, 'callList', 'all contacts', `${count(contacts.length)} rows`)

  const ids = contacts.slice(0, singleCalls).map((contact) => contact.id)
  const again = await portal.contactsOneByOne(ids)
  step(terminal, 'batchByChunk', `crm.item.get × ${count(ids.length)}`, `${count(again.length)} answers in their order`)

  const deals = await readDeals(portal, terminal)
  step(terminal, 'fetchList', 'all deals', `${count(deals.length)} rows, up to 2,500 a request`)

  terminal.line()
  terminal.line('Funnel')
  for (const line of table(['', 'deals', 'sum'], funnel(deals, stages))) terminal.line(`  ${line}`)
  terminal.line()
  terminal.line('Sales by segment')
  for (const line of table(['', 'deals', 'sum'], salesBySegment(deals, contacts, segments))) terminal.line(`  ${line}`)
  terminal.line()
  terminal.line('What it cost')
  const rows = contacts.length + again.length + deals.length
  terminal.line(`  ${costLine($b24, rows, performance.now() - startedAtMs)}`)
}

const step = (terminal: Terminal, action: string, what: string, found: string): void => {
  terminal.line(`  ${action.padEnd(13)} ${what.padEnd(20)} ${found}`)
}

const nameOf = (...parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join(' ')
const contactName = ({ name, lastName }: Contact): string => nameOf(name, lastName)

const progressWidth = 40

const readDeals = async (portal: PortalReader, terminal: Terminal): Promise<readonly Deal[]> => {
  const deals: Deal[] = []
  const pages = portal.deals(({ rows, estimatedShare = 0 }) => {
    const share = bar(estimatedShare, progressWidth)
    terminal.progress(estimatedShare, `  fetchList     ${share} ${count(rows)} deals`)
  })
  for await (const page of pages) deals.push(...page)
  return deals
}
