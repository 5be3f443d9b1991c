import { createPortal, type InstalledApp, type Portal, type WireMap, type WireValue } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { resultOf, send } from '../client.ts'
import { callAs } from '../oauth/token-client.ts'

let portal: Portal
let app: InstalledApp
beforeEach(async () => {
  portal = await createPortal({ clock: 'manual' })
  app = portal.installApp()
  await call('event.bind', { event: 'ONCRMDEALUPDATE', event_type: 'offline' })
  portal.insert('deal', [1, 2, 3])
})
afterEach(() => portal.close())

const call = async (method: string, params: WireMap = {}): Promise<WireValue | undefined> => {
  const { status, body } = await callAs(portal, app.tokens.accessToken, method, params)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body['result']
}

/** After an hour of the portal's clock the first token is no good any more. */
const renewToken = async (): Promise<void> => {
  const query = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: app.clientId,
    client_secret: app.clientSecret,
    refresh_token: app.tokens.refreshToken,
  })
  const { body } = await send(`${portal.url}/oauth/token/?${query.toString()}`)
  app = { ...app, tokens: { ...app.tokens, accessToken: text(body['access_token']) } }
}

interface Read {
  readonly processId: string
  readonly deals: readonly unknown[]
  readonly messages: readonly string[]
}
const mapOf = (value: unknown): WireMap => (isMap(value) ? value : {})
const isMap = (value: unknown): value is WireMap => typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const read = async (params: WireMap = {}): Promise<Read> => {
  const { process_id: processId, events } = mapOf(await call('event.offline.get', params))
  const records = Array.isArray(events) ? events.map(mapOf) : []
  return {
    processId: text(processId),
    deals: records.map((record) => mapOf(mapOf(record['EVENT_DATA'])['FIELDS'])['ID']),
    messages: records.map((record) => text(record['MESSAGE_ID'])),
  }
}

const change = async (id: number, more: WireMap = {}): Promise<void> => {
  portal.clock.advance(1000)
  await resultOf(portal, 'crm.deal.update', { id, fields: { TITLE: `At ${String(portal.clock.nowMs())}` }, ...more })
}

describe('the offline queue', () => {
  it('holds one record for any number of equal events, oldest first', async () => {
    await change(1)
    await change(2)
    await change(1)
    expect(await call('event.offline.list')).toMatchObject([
      { EVENT_NAME: 'ONCRMDEALUPDATE', EVENT_DATA: { FIELDS: { ID: '1' } }, PROCESS_ID: '', ERROR: '0' },
      { EVENT_DATA: { FIELDS: { ID: '2' } }, EVENT_ADDITIONAL: { user_id: '1' } },
    ])
    expect((await read()).deals).toEqual(['2', '1'])
    expect((await read()).deals).toEqual([])
  })

  it('gives parallel readers different records, and a reservation back to who asks for it again', async () => {
    for (const id of [1, 2, 3]) await change(id)
    const first = await read({ clear: 0, limit: 2 })
    const second = await read({ clear: 0 })
    expect([first.deals, second.deals]).toEqual([['1', '2'], ['3']])
    expect(first.processId).toMatch(/^[\da-f]{32}$/)
    expect((await read({ process_id: first.processId, clear: 0 })).deals).toEqual(['1', '2'])
    await call('event.offline.clear', { process_id: first.processId, message_id: [first.messages[0] ?? ''] })
    expect((await read({ process_id: first.processId, clear: 0 })).deals).toEqual(['2'])
    await call('event.offline.clear', { process_id: first.processId })
    expect((await read({ process_id: first.processId, clear: 0 })).deals).toEqual([])
  })

  it('keeps a change that comes while its record is reserved', async () => {
    await change(1)
    const { processId } = await read({ clear: 0 })
    await change(1)
    await call('event.offline.clear', { process_id: processId })
    expect((await read()).deals).toEqual(['1'])
  })

  it('gives failed records out only to who asks for them', async () => {
    await change(1)
    const { processId, messages } = await read({ clear: 0 })
    await call('event.offline.error', { process_id: processId, message_id: [...messages] })
    expect((await read({ clear: 0 })).deals).toEqual([])
    expect((await read({ error: 1 })).deals).toEqual(['1'])
  })

  it('of a connector is spared what the connector wrote', async () => {
    const connector = { auth_connector: 'shop1' }
    await call('event.bind', { event: 'ONCRMDEALUPDATE', event_type: 'offline', ...connector })
    await change(1, connector)
    await change(2)
    await resultOf(portal, 'batch', { cmd: ['crm.deal.update?id=3&fields[TITLE]=New'], ...connector })
    expect((await read(connector)).deals).toEqual(['2'])
    expect((await read()).deals).toEqual(['1', '2', '3'])
  })

  it('announces new records, no more often than it was asked to', async () => {
    await call('event.bind', { event: 'ONOFFLINEEVENT', handler: 'http://127.0.0.1:9/', options: { minTimeout: 5 } })
    for (const id of [1, 2, 3]) await change(id)
    await portal.events.settled()
    expect(portal.events.deliveries('ONOFFLINEEVENT')).toHaveLength(1)
    portal.clock.advance(5000)
    await change(1)
    expect(portal.events.deliveries('ONOFFLINEEVENT')).toHaveLength(2)
  })

  it('forgets a reservation of more than a month, and keeps what nobody has reserved', async () => {
    await change(1)
    const { processId } = await read({ clear: 0 })
    await change(2)
    portal.clock.advance(2_951_000_000)
    await renewToken()
    expect((await read({ process_id: processId, clear: 0 })).deals).toEqual(['1'])
    portal.clock.advance(1_000_000)
    expect((await read({ process_id: processId, clear: 0 })).deals).toEqual([])
    expect((await read({ clear: 0 })).deals).toEqual(['2'])
  })

  it('is for administrators', async () => {
    const bob = portal.installApp({ userId: 2 })
    const reply = await callAs(portal, bob.tokens.accessToken, 'event.offline.get')
    expect(reply).toMatchObject({ status: 403, body: { error: 'ACCESS_DENIED' } })
  })

  it.each([
    { params: { limit: 0 }, method: 'event.offline.get' },
    { params: {}, method: 'event.offline.clear' },
    { params: { process_id: 'x' }, method: 'event.offline.error' },
    { params: { process_id: 'x', message_id: ['7'] }, method: 'event.offline.clear' },
    { params: { filter: { '!ID': 1 } }, method: 'event.offline.get' },
    { params: { filter: { PROCESS_ID: 'x' } }, method: 'event.offline.get' },
    { params: { filter: { NOBODY: 1 } }, method: 'event.offline.list' },
    { params: { order: { NOBODY: 'ASC' } }, method: 'event.offline.list' },
  ])('refuses $method with $params', async ({ method, params }) => {
    const reply = await callAs(portal, app.tokens.accessToken, method, params)
    expect(reply).toMatchObject({ status: 400, body: { error: 'ERROR_ARGUMENT' } })
  })
})
