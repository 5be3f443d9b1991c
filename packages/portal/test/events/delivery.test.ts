import { createPortal, type InstalledApp, type Portal, type WireMap } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callV2, resultOf, send } from '../client.ts'
import { callAs } from '../oauth/token-client.ts'
import { type HandlerServer, startHandler } from './handler-server.ts'

let portal: Portal
let app: InstalledApp
let handler: HandlerServer
beforeEach(async () => {
  portal = await createPortal({ clock: 'manual' })
  app = portal.installApp()
  handler = await startHandler()
})
afterEach(async () => {
  await portal.close()
  await handler[Symbol.asyncDispose]()
})

const bind = async (event: string, more: WireMap = {}, to = app): Promise<void> => {
  const reply = await callAs(portal, to.tokens.accessToken, 'event.bind', { event, handler: handler.url, ...more })
  expect(reply.body['result']).toBe(true)
}
const told = async (): Promise<string[]> => {
  await portal.events.settled()
  return portal.events.deliveries().map(({ event }) => event)
}

describe('a successful write', () => {
  const fields = { TITLE: 'One', NAME: 'One' }
  it.each([
    { event: 'ONCRMDEALADD', method: 'crm.deal.add', params: { fields }, data: { FIELDS: { ID: '1' } } },
    { event: 'ONCRMLEADADD', method: 'crm.lead.add', params: { fields }, data: { FIELDS: { ID: '1' } } },
    { event: 'ONCRMCONTACTADD', method: 'crm.contact.add', params: { fields }, data: { FIELDS: { ID: '1' } } },
    { event: 'ONCRMCOMPANYADD', method: 'crm.company.add', params: { fields }, data: { FIELDS: { ID: '1' } } },
    { event: 'ONCRMQUOTEADD', method: 'crm.quote.add', params: { fields }, data: { FIELDS: { ID: '1' } } },
    { event: 'ONCRMPRODUCTADD', method: 'crm.product.add', params: { fields }, data: { FIELDS: { ID: '1' } } },
    {
      event: 'ONCRMCURRENCYADD',
      method: 'crm.currency.add',
      params: { fields: { CURRENCY: 'CHF', AMOUNT: 1, AMOUNT_CNT: 1 } },
      data: { FIELDS: { ID: 'CHF' } },
    },
    {
      event: 'ONCRMACTIVITYADD',
      method: 'crm.activity.add',
      params: {
        fields: { OWNER_TYPE_ID: 2, OWNER_ID: 1, TYPE_ID: 2, COMMUNICATIONS: [], SUBJECT: 'A', RESPONSIBLE_ID: 1 },
      },
      data: { FIELDS: { ID: '1' } },
    },
    {
      event: 'ONCRMDEALADD',
      method: 'crm.item.add',
      params: { entityTypeId: 2, fields: { title: 'One' } },
      data: { FIELDS: { ID: '1' } },
    },
    {
      event: 'ONCRMDYNAMICITEMADD',
      method: 'crm.item.add',
      params: { entityTypeId: 128, fields: { title: 'One' } },
      data: { FIELDS: { ID: '1', ENTITY_TYPE_ID: '128' } },
    },
    {
      event: 'ONCRMDYNAMICITEMADD_128',
      method: 'crm.item.add',
      params: { entityTypeId: 128, fields: { title: 'One' } },
      data: { FIELDS: { ID: '1', ENTITY_TYPE_ID: '128' } },
    },
    {
      event: 'ONTASKADD',
      method: 'tasks.task.add',
      params: { fields: { TITLE: 'One', RESPONSIBLE_ID: 1 } },
      data: {
        FIELDS_BEFORE: 'undefined',
        FIELDS_AFTER: { ID: '1' },
        IS_ACCESSIBLE_BEFORE: 'N',
        IS_ACCESSIBLE_AFTER: 'undefined',
      },
    },
  ])('of $method is told as $event', async ({ event, method, params, data }) => {
    await bind(event)
    await resultOf(portal, method, params)
    expect(await told()).toEqual([event])
    expect(portal.events.deliveries()[0]).toMatchObject({ status: 200, handler: handler.url, fields: { data } })
  })

  it.each([
    {
      event: 'ONCRMACTIVITYADD',
      method: 'crm.activity.todo.add',
      params: { ownerTypeId: 2, ownerId: 7, deadline: '2026-06-01T12:00:00+03:00' },
      data: { FIELDS: { ID: '1' } },
    },
    {
      event: 'ONCRMTIMELINECOMMENTADD',
      method: 'crm.timeline.comment.add',
      params: { fields: { ENTITY_ID: 7, ENTITY_TYPE: 'deal', COMMENT: 'One' } },
      data: { FIELDS: { ID: '1' } },
    },
    {
      event: 'ONCRMREQUISITEADD',
      method: 'crm.requisite.add',
      params: { fields: { ENTITY_TYPE_ID: 4, ENTITY_ID: 1, PRESET_ID: 1, NAME: 'One' } },
      data: { FIELDS: { ID: '1' } },
    },
    {
      event: 'ONCRMCURRENCYADD',
      method: 'crm.currency.add',
      params: { fields: { CURRENCY: 'CHF', AMOUNT: 1.1, AMOUNT_CNT: 1 } },
      data: { FIELDS: { ID: 'CHF' } },
    },
    {
      event: 'ONUSERADD',
      method: 'user.add',
      params: { EMAIL: 'cid@example.com', NAME: 'Cid', UF_DEPARTMENT: [1] },
      data: { ID: '3', ACTIVE: 'Y', EMAIL: 'cid@example.com', NAME: 'Cid', UF_DEPARTMENT: [1] },
    },
  ])('of $method, around the items of the CRM, is told as $event', async ({ event, method, params, data }) => {
    await bind(event)
    portal.insert('deal', [7])
    await resultOf(portal, method, params)
    expect(await told()).toEqual([event])
    expect(portal.events.deliveries()[0]).toMatchObject({ fields: { data } })
  })

  it('of an update, a move to another pipeline and a deletion has an event each', async () => {
    for (const name of ['UPDATE', 'DELETE', 'MOVETOCATEGORY']) await bind(`ONCRMDEAL${name}`)
    portal.insert('deal', [7])
    await resultOf(portal, 'crm.deal.update', { id: 7, fields: { TITLE: 'New' } })
    await resultOf(portal, 'crm.item.update', { entityTypeId: 2, id: 7, fields: { categoryId: 1 } })
    await resultOf(portal, 'crm.deal.delete', { id: 7 })
    expect(await told()).toEqual(['ONCRMDEALUPDATE', 'ONCRMDEALUPDATE', 'ONCRMDEALMOVETOCATEGORY', 'ONCRMDEALDELETE'])
  })

  it('through v3 and of every command of a batch is told too', async () => {
    for (const event of ['ONTASKADD', 'ONCRMDEALADD']) await bind(event)
    await resultOf(portal, 'batch', {
      cmd: ['crm.deal.add?fields[TITLE]=1', 'crm.deal.get?id=99', 'crm.deal.add?fields[TITLE]=2'],
    })
    const v3 = portal.webhookUrl.replace('/rest/', '/rest/api/')
    await send(`${v3}tasks.task.add`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ fields: { title: 'One', responsibleId: 1, creatorId: 1 } }),
    })
    expect(await told()).toEqual(['ONCRMDEALADD', 'ONCRMDEALADD', 'ONTASKADD'])
  })
})

describe('what is not told', () => {
  it.each([
    { what: 'a write that failed', act: () => callV2(portal, 'crm.deal.update', { id: 99, fields: { TITLE: 'x' } }) },
    { what: 'a read', act: () => callV2(portal, 'crm.deal.list') },
    {
      what: 'the portal of an application that is not paid',
      act: () => {
        portal.oauth.setPaid(app.clientId, false)
        return callV2(portal, 'crm.deal.add', { fields: { TITLE: 'x' } })
      },
    },
    {
      what: 'an event that was lost on the way',
      switches: { eventDelivery: 'lost' } as const,
      act: () => callV2(portal, 'crm.deal.add', { fields: { TITLE: 'x' } }),
    },
  ])('$what', async ({ act, switches }) => {
    if (switches !== undefined) {
      await portal.close()
      portal = await createPortal({ switches })
      app = portal.installApp()
    }
    for (const verb of ['ADD', 'UPDATE']) await bind(`ONCRMDEAL${verb}`)
    await act()
    expect(await told()).toEqual([])
  })

  it('anything before the installer has finished', async () => {
    const unfinished = portal.installApp({ isFinished: false })
    await bind('ONCRMDEALADD', {}, unfinished)
    await resultOf(portal, 'crm.deal.add', { fields: { TITLE: 'x' } })
    expect(await told()).toEqual([])
    portal.finishApp(unfinished.clientId)
    await resultOf(portal, 'crm.deal.add', { fields: { TITLE: 'x' } })
    expect(await told()).toEqual(['ONCRMDEALADD'])
  })
})

describe('an application that answers an event with a write', () => {
  /** Answers each event that came with another deal, by the token of the event; returns how many came before the silence. */
  const answerAll = async (at: Portal): Promise<number> => {
    for (let answered = 0; ; answered += 1) {
      await at.events.settled()
      const body = handler.bodies[answered]
      if (body === undefined || answered === 10) return answered
      const token = new URLSearchParams(body).get('auth[access_token]') ?? ''
      expect((await callAs(at, token, 'crm.deal.add', { fields: { TITLE: 'Answer' } })).status).toBe(200)
    }
  }

  it('is told of three in a row', async () => {
    await bind('ONCRMDEALADD')
    await resultOf(portal, 'crm.deal.add', { fields: { TITLE: 'One' } })
    expect(await answerAll(portal)).toBe(3)
    expect(portal.count('deal')).toBe(4)
    handler.bodies.splice(0)
    await callAs(portal, app.tokens.accessToken, 'crm.deal.add', { fields: { TITLE: 'By a token of its own' } })
    expect(await answerAll(portal)).toBe(3)
  })

  it('is told of as many as the switch says', async () => {
    await using endless = await createPortal({ switches: { eventChainDepth: Infinity } })
    const { accessToken } = endless.installApp().tokens
    await callAs(endless, accessToken, 'event.bind', { event: 'ONCRMDEALADD', handler: handler.url })
    await resultOf(endless, 'crm.deal.add', { fields: { TITLE: 'One' } })
    expect(await answerAll(endless)).toBe(10)
  })
})

it.each([
  { timelineCommentEvents: 'fields', data: { FIELDS: { ID: '1' } } },
  { timelineCommentEvents: 'flat', data: { ID: '1' } },
] as const)('a timeline comment has its id where the switch says: $timelineCommentEvents', async (given) => {
  const { timelineCommentEvents, data } = given
  await using own = await createPortal({ switches: { timelineCommentEvents } })
  const event = 'ONCRMTIMELINECOMMENTADD'
  await callAs(own, own.installApp().tokens.accessToken, 'event.bind', { event, handler: handler.url })
  await resultOf(own, 'crm.timeline.comment.add', { fields: { ENTITY_ID: 7, ENTITY_TYPE: 'deal', COMMENT: 'One' } })
  await own.events.settled()
  expect(own.events.deliveries(event)).toMatchObject([{ fields: { data } }])
})

describe('the body', () => {
  it('is a form in the order of a portal, with usable tokens of the user who acted', async () => {
    await bind('ONCRMDEALADD')
    await resultOf(portal, 'crm.deal.add', { fields: { TITLE: 'One' } })
    await portal.events.settled()
    const [body = ''] = handler.bodies
    const form = new URLSearchParams(body)
    const now = Math.floor(portal.clock.nowMs() / 1000)
    expect(body).toMatch(
      /^event=ONCRMDEALADD&event_handler_id=\d+&data%5BFIELDS%5D%5BID%5D=1&ts=\d+&auth%5Baccess_token%5D=/,
    )
    expect(Object.fromEntries(form)).toMatchObject({
      'auth[expires]': String(now + 3600),
      'auth[expires_in]': '3600',
      'auth[domain]': new URL(portal.url).host,
      'auth[client_endpoint]': `${portal.url}/rest/`,
      'auth[member_id]': app.memberId,
      'auth[user_id]': '1',
      'auth[application_token]': app.applicationToken,
    })
    expect(form.has('auth[refresh_token]')).toBe(false)
    const profile = await callAs(portal, form.get('auth[access_token]') ?? '', 'profile')
    expect(profile.body).toMatchObject({ result: { ID: '1' } })
  })

  it('of a bound user has that user’s token', async () => {
    await bind('ONCRMDEALADD', { auth_type: 2 })
    await resultOf(portal, 'crm.deal.add', { fields: { TITLE: 'One' } })
    await portal.events.settled()
    expect(portal.events.deliveries()[0]?.fields).toMatchObject({ auth: { user_id: 2 } })
  })

  it('of an outgoing webhook has no tokens', async () => {
    const webhook = portal.events.addWebhook({ handlerUrl: handler.url, events: ['ONCRMDEALADD'] })
    await resultOf(portal, 'crm.deal.add', { fields: { TITLE: 'One' } })
    await portal.events.settled()
    const form = new URLSearchParams(handler.bodies[0])
    expect(form.get('auth[application_token]')).toBe(webhook.applicationToken)
    expect(form.has('auth[access_token]')).toBe(false)
  })
})

describe('a handler that does not take an event', () => {
  it('is tried once, and the log says what came back', async () => {
    await using busy = await startHandler(503)
    await callAs(portal, app.tokens.accessToken, 'event.bind', { event: 'ONCRMDEALADD', handler: busy.url })
    await callAs(portal, app.tokens.accessToken, 'event.bind', {
      event: 'ONCRMDEALADD',
      handler: 'http://127.0.0.1:9/',
    })
    expect((await callV2(portal, 'crm.deal.add', { fields: { TITLE: 'One' } })).status).toBe(200)
    await portal.events.settled()
    expect(busy.bodies).toHaveLength(1)
    expect(portal.events.deliveries().map(({ status }) => status)).toEqual([503, 0])
    expect(portal.events.deliveries()[1]?.error).toContain('fetch failed')
  })
})

describe('an application', () => {
  it('is told of its installation, its update and its removal', async () => {
    const script = portal.installApp({ handlerUrl: handler.url })
    await bind('ONAPPUNINSTALL', {}, script)
    await portal.events.settled()
    expect(Object.fromEntries(new URLSearchParams(handler.bodies[0]))).toMatchObject({
      event: 'ONAPPINSTALL',
      'data[VERSION]': '1',
      'data[ACTIVE]': 'Y',
      'data[INSTALLED]': 'Y',
      'data[LANGUAGE_ID]': 'en',
      'auth[application_token]': script.applicationToken,
    })
    expect(new URLSearchParams(handler.bodies[0]).get('auth[refresh_token]')).toMatch(/^\w+$/)
    portal.updateApp(script.clientId)
    expect(await callAs(portal, script.tokens.accessToken, 'event.get')).toMatchObject({ body: { result: [] } })
    await bind('ONAPPUNINSTALL', {}, script)
    portal.uninstallApp(script.clientId, { isClean: true })
    expect(await told()).toEqual(['ONAPPINSTALL', 'ONAPPUPDATE', 'ONAPPUNINSTALL'])
    const goodbye = portal.events.deliveries('ONAPPUNINSTALL')[0]?.fields
    expect(goodbye).toMatchObject({ data: { CLEAN: '1' }, auth: { application_token: script.applicationToken } })
    expect(JSON.stringify(goodbye)).not.toContain('access_token')
    const reply = await callAs(portal, script.tokens.accessToken, 'profile')
    expect(reply).toMatchObject({ status: 401, body: { error: 'APPLICATION_NOT_FOUND' } })
  })

  it('is told that its installer has finished, once, where it bound that', async () => {
    const unfinished = portal.installApp({ isFinished: false })
    await bind('ONAPPINSTALL', {}, unfinished)
    portal.finishApp(unfinished.clientId)
    portal.finishApp(unfinished.clientId)
    expect(await told()).toEqual(['ONAPPINSTALL'])
    expect(portal.events.deliveries()[0]?.fields).toMatchObject({
      data: { VERSION: '1', ACTIVE: 'Y', INSTALLED: 'Y', LANGUAGE_ID: 'en' },
      auth: { refresh_token: expect.any(String) as unknown },
    })
  })

  it('has to bind its placements again after an update', async () => {
    const { accessToken } = app.tokens
    const placement = { PLACEMENT: 'CRM_DEAL_DETAIL_TAB', HANDLER: 'http://127.0.0.1:9/tab' }
    expect((await callAs(portal, accessToken, 'placement.bind', placement)).body['result']).toBe(true)
    portal.updateApp(app.clientId)
    expect((await callAs(portal, accessToken, 'placement.get')).body['result']).toEqual([])
    expect((await callAs(portal, accessToken, 'placement.bind', placement)).body['result']).toBe(true)
  })

  it('can try its handler out with event.test', async () => {
    await bind('ONAPPTEST')
    const reply = await callAs(portal, app.tokens.accessToken, 'event.test', { any: '42' })
    expect(reply.body['result']).toBe(1)
    await portal.events.settled()
    expect(portal.events.deliveries()[0]?.fields).toMatchObject({ data: { QUERY: { any: '42' } } })
  })
})

describe('event.bind', () => {
  const call = (params: WireMap, by = app) => callAs(portal, by.tokens.accessToken, 'event.bind', params)
  it.each([
    {
      what: 'an unknown event',
      params: { event: 'ONNOTHING', handler: 'https://x.example' },
      error: 'ERROR_EVENT_NOT_FOUND',
    },
    { what: 'no event', params: { handler: 'https://x.example' }, error: 'ERROR_ARGUMENT' },
    { what: 'no handler', params: { event: 'ONCRMDEALADD' }, error: 'ERROR_ARGUMENT' },
    { what: 'no address', params: { event: 'ONCRMDEALADD', handler: 'nowhere' }, error: 'ERROR_WRONG_HANDLER_URL' },
    {
      what: 'another protocol',
      params: { event: 'ONCRMDEALADD', handler: 'ftp://x.example' },
      error: 'ERROR_UNSUPPORTED_PROTOCOL',
    },
    {
      what: 'an offline ONOFFLINEEVENT',
      params: { event: 'ONOFFLINEEVENT', event_type: 'offline' },
      error: 'ERROR_ARGUMENT',
    },
  ])('refuses $what with $error', async ({ params, error }) => {
    expect(await call(params)).toMatchObject({ status: 400, body: { error } })
  })

  it('refuses an event outside the scopes, and a handler that is bound already', async () => {
    const narrow = portal.installApp({ scopes: ['task'] })
    const deals = { event: 'onCrmDealAdd', handler: handler.url }
    expect(await call(deals, narrow)).toMatchObject({ body: { error: 'ERROR_EVENT_NOT_FOUND' } })
    await call(deals)
    expect(await call(deals)).toMatchObject({ status: 400, body: { error: 'ERROR_CORE' } })
    expect((await call({ ...deals, auth_type: 2 })).body['result']).toBe(true)
    const list = await callAs(portal, app.tokens.accessToken, 'event.get')
    expect(list.body['result']).toEqual([
      { event: 'ONCRMDEALADD', handler: handler.url, auth_type: '0', offline: 0 },
      { event: 'ONCRMDEALADD', handler: handler.url, auth_type: '2', offline: 0 },
    ])
    const gone = await callAs(portal, app.tokens.accessToken, 'event.unbind', deals)
    expect(gone.body['result']).toEqual({ count: 2 })
  })

  it('lists what can be bound', async () => {
    const narrow = portal.installApp({ scopes: ['task'] })
    const { body } = await callAs(portal, narrow.tokens.accessToken, 'events')
    expect(body['result']).toContain('ONTASKADD')
    expect(body['result']).not.toContain('ONCRMDEALADD')
  })
})
