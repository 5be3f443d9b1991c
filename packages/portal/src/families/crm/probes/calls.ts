import type { ProbeCall } from '../../probe.ts'
import type { WireMap } from '../../../wire-value.ts'

export const deal = (fields: WireMap = {}): ProbeCall => ['crm.deal.add', { fields: { TITLE: 'Probe', ...fields } }]
export const lead = (fields: WireMap = {}): ProbeCall => ['crm.lead.add', { fields: { TITLE: 'Probe', ...fields } }]
export const contact = (fields: WireMap = {}): ProbeCall => [
  'crm.contact.add',
  { fields: { NAME: 'Probe', ...fields } },
]
export const company = (fields: WireMap = {}): ProbeCall => [
  'crm.company.add',
  { fields: { TITLE: 'Probe', ...fields } },
]
export const quote = (fields: WireMap = {}): ProbeCall => ['crm.quote.add', { fields: { TITLE: 'Probe', ...fields } }]

/** A call of `crm.item.*` that concerns deals. */
export const dealItem = (fields: WireMap = {}): ProbeCall => ['crm.item.add', { entityTypeId: 2, fields }]

/** An id that no account has. */
export const nobody = 999_999_999
