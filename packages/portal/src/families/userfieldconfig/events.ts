import type { EventsOfChange } from '../../events/event-of-change.ts'
import { wireText } from '../../events/wire-text.ts'

/** The events of custom fields. Fields of smart processes and invoices share one event name. */
export const userFieldEvents: EventsOfChange<'userField'> = ({
  change: { id, kind },
  row: { entityId, fieldName },
}) => {
  const owner = wireText(entityId)
  const name = /^CRM_(?:\d+|SMART_INVOICE)$/.test(owner) ? 'TYPE' : owner.replace(/^CRM_/, '')
  const FIELDS = { ID: String(id), ENTITY_ID: owner, FIELD_NAME: wireText(fieldName) }
  return [{ event: `ONCRM${name}USERFIELD${kind.toUpperCase()}`, data: { FIELDS } }]
}
