import type { SelectedCRM } from '../types/portal/frame.ts'
import { isObject } from '../types/narrow.ts'

/** The picked elements as a list. The portal sends a list, or PHP's map from positions to elements. The elements are not changed. */
export const listOf = <Picked extends { id: string }>(value: unknown): Picked[] =>
  (isObject(value) || Array.isArray(value) ? Object.values(value) : []).filter(
    (item): item is Picked => isObject(item) && 'id' in item,
  )

const isBucket = (value: unknown): boolean => value !== undefined && value !== null

/** The picked entities by kind, each as a list. */
export const crmSelection = (reply: Readonly<Record<string, unknown>>): SelectedCRM => {
  const { lead, contact, company, deal, quote } = reply
  const selection: SelectedCRM = {}
  if (isBucket(lead)) selection.lead = listOf(lead)
  if (isBucket(contact)) selection.contact = listOf(contact)
  if (isBucket(company)) selection.company = listOf(company)
  if (isBucket(deal)) selection.deal = listOf(deal)
  if (isBucket(quote)) selection.quote = listOf(quote)
  return selection
}
