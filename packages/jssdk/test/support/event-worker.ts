/** A process of its own that receives events; its parent tells it how long a handler takes and kills it. */
import { createEventReceiver } from '@bitrix24/b24jssdk/events'
import { fileEventInbox } from '@bitrix24/b24jssdk/event-inbox-file'
import { serveFetch } from './fetch-server.ts'

const [directory = '', applicationToken = '', mode = ''] = process.argv.slice(2)
const receive = createEventReceiver({
  applicationToken,
  inbox: fileEventInbox({ directory }),
  retryDelayMs: 1,
  onEvent: async ({ event, data }) => {
    if (mode === 'throws') throw new Error('The handler has a bug.')
    if (mode === 'hangs') await new Promise(() => undefined)
    process.send?.({ handled: JSON.stringify(data), event })
  },
  onError: (error) => process.send?.({ error: String(error) }),
  ...(mode === 'throws' && { attempts: 1_000_000 }),
})
const server = await serveFetch(receive)
process.send?.({ url: server.url })
