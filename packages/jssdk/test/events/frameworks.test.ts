import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createEventReceiver, type EventReceiver, type PortalEvent } from '@bitrix24/b24jssdk/events'
import { B24OAuth } from '@bitrix24/b24jssdk/oauth'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import express from 'express'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'

const frameworks: readonly { readonly name: string; readonly serve: (receive: EventReceiver) => RequestListener }[] = [
  {
    name: 'Hono',
    serve: (receive) => {
      const app = new Hono().post('/events', ({ req }) => receive(req.raw))
      return getRequestListener(app.fetch)
    },
  },
  {
    name: 'Express, through the adapter of @hono/node-server',
    serve: (receive) => {
      const listener = getRequestListener(receive)
      return express().post('/events', (incoming, outgoing) => void listener(incoming, outgoing))
    },
  },
  { name: "Node's own server, through the same adapter", serve: (receive) => getRequestListener(receive) },
]

describe('a receiver of events', () => {
  it.each(frameworks)('works under $name', async ({ serve }) => {
    await using portal = await createPortal()
    const app = portal.installApp()
    const events: PortalEvent[] = []
    const receive = createEventReceiver({
      applicationToken: app.applicationToken,
      onEvent: (event) => void events.push(event),
    })
    const server = createServer(serve(receive)).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('The server has no port.')
    const handler = `http://127.0.0.1:${address.port}/events`
    try {
      const $b24 = new B24OAuth({ ...app.params }, app.secret)
      await $b24.actions.v2.call.make({ method: 'event.bind', params: { event: 'ONCRMDEALADD', handler } })
      await $b24.actions.v2.call.make({ method: 'crm.deal.add', params: { fields: { TITLE: 'One' } } })
      await portal.events.settled()
      expect(portal.events.deliveries()[0]?.status).toBe(200)
      const forged = { event: 'ONCRMDEALADD', 'auth[member_id]': app.memberId, 'auth[application_token]': 'x' }
      const refused = await fetch(handler, { method: 'POST', body: new URLSearchParams(forged) })
      expect(refused.status).toBe(403)
      await receive.close()
      expect(events.map(({ event }) => event)).toEqual(['ONCRMDEALADD'])
    } finally {
      server.close()
      server.closeAllConnections()
    }
  })
})
