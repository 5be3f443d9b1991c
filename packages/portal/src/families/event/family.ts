import { eventEntity, offlineEventEntity } from './entities.ts'
import { eventMethods } from './methods/event-methods.ts'
import { offlineMethods } from './methods/offline-methods.ts'
import { defineFamily } from '../define-family.ts'

/** The events that an application receives, at once or from a queue. */
export const event = defineFamily({
  name: 'event',
  alsoNamed: ['events'],
  entities: [eventEntity, offlineEventEntity],
  errors: { missing: 'ERROR_ARGUMENT' },
  v2: [eventMethods, offlineMethods],
})
