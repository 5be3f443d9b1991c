import { eventLogEntity } from './entities.ts'
import { eventLogMethods } from './v3/event-log.ts'
import { mainFieldMethods } from './v3/fields.ts'
import { defineFamily } from '../define-family.ts'

/** The event log. */
export const main = defineFamily({
  name: 'main',
  scopes: { v3: 'main' },
  entities: [eventLogEntity],
  v3: [eventLogMethods, mainFieldMethods],
})
