import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPortal, type InstalledApp, type Portal, type WireMap, type WireValue } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../src/store/store.ts'
import { textOf } from '../src/wire-value.ts'
import { objectOf, type Reply, send } from './client.ts'
import { startHandler } from './events/handler-server.ts'
import { askToken, callAs, refresh } from './oauth/token-client.ts'
import { startBin } from './start-bin.ts'

let folder: string
let db: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portal-persistence-'))
  db = join(folder, 'portal.db')
})
afterEach(async () => rm(folder, { recursive: true }))

const handler = 'https://app.example/handler'

const call = async (url: string, app: InstalledApp, method: string, params: WireMap = {}): Promise<Reply> =>
  send(`${url}/rest/${method}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...params, auth: app.tokens.accessToken }),
  })

/** All that an application can leave in a portal. */
const leaveTraces = async (url: string, app: InstalledApp): Promise<void> => {
  const calls = {
    'app.option.set': { options: { mode: 'fast', __proto__: 'kept too' } },
    'user.option.set': { options: { colour: 'red' } },
    'placement.bind': { PLACEMENT: 'CRM_DEAL_DETAIL_TAB', HANDLER: handler, TITLE: 'Tab' },
    'event.bind': { event: 'ONCRMDEALADD', event_type: 'offline' },
    'crm.deal.add': { fields: { TITLE: 'A' } },
  }
  for (const [method, params] of Object.entries(calls))
    expect(await call(url, app, method, params)).toMatchObject({ status: 200 })
}

const traces = async (url: string, app: InstalledApp): Promise<unknown> => {
  const methods = ['app.option.get', 'user.option.get', 'placement.get', 'event.get', 'event.offline.list']
  return Promise.all(methods.map(async (method) => (await call(url, app, method)).body['result']))
}

const pathOf = (url: string): string => new URL(url).pathname

const answers = async (portal: Portal, path: string): Promise<number> =>
  (await fetch(`${portal.url}${path}server.time`)).status

describe('a portal that starts again with the same database', () => {
  it('keeps its webhooks, so that their URLs stay valid', async () => {
    await using first = await createPortal({ db })
    const own = pathOf(first.webhookUrl)
    const narrow = pathOf(first.addWebhook({ userId: 2, scopes: ['task'] }))
    await first.close()
    await using second = await createPortal({ db })
    expect(pathOf(second.webhookUrl)).toBe(own)
    expect(await answers(second, narrow)).toBe(200)
    expect((await fetch(`${second.url}${narrow}crm.deal.list`)).status).toBe(401)
  })

  it('takes another secret when it is given one; the webhook before stays valid, and the new one is kept', async () => {
    await using first = await createPortal({ db })
    await first.close()
    await using second = await createPortal({ db, secret: 'anothersecret' })
    expect(await answers(second, pathOf(first.webhookUrl))).toBe(200)
    await second.close()
    await using third = await createPortal({ db })
    expect(pathOf(third.webhookUrl)).toBe('/rest/1/anothersecret/')
  })

  it('refuses a secret of a wrong form and keeps the one it had', async () => {
    await using first = await createPortal({ db })
    await first.close()
    await expect(createPortal({ db, secret: 'NO' })).rejects.toThrow('8 to 64 lower-case letters and digits')
    await using third = await createPortal({ db })
    expect(pathOf(third.webhookUrl)).toBe(pathOf(first.webhookUrl))
  })

  it('keeps applications, tokens, and all that they left', async () => {
    await using first = await createPortal({ db })
    const app = first.installApp()
    const gone = first.installApp()
    first.uninstallApp(gone.clientId)
    await leaveTraces(first.url, app)
    const left = await traces(first.url, app)
    await first.close()

    await using second = await createPortal({ db })
    expect(await traces(second.url, app)).toEqual(left)
    expect((await callAs(second, gone.tokens.accessToken, 'profile')).body['error']).toBe('APPLICATION_NOT_FOUND')
    const renewed = await refresh(second, app)
    expect((await callAs(second, renewed.access, 'profile')).status).toBe(200)
    const spent = await askToken(second, app, { grant_type: 'refresh_token', refresh_token: app.tokens.refreshToken })
    expect(spent.body['error']).toBe('invalid_grant')
    expect(second.installApp().memberId).toBe(app.memberId)
  })

  it('gives files by the links of an earlier start, and takes uploads by them', async () => {
    await using first = await createPortal({ db })
    const fileContent = ['a.txt', Buffer.from('hello').toString('base64')]
    const file = await objectOf(first, 'disk.folder.uploadfile', { id: 1, data: { NAME: 'a.txt' }, fileContent })
    const target = await objectOf(first, 'disk.folder.uploadfile', { id: 1, data: { NAME: 'b.txt' } })
    await first.close()

    await using second = await createPortal({ db })
    const moved = (link: WireValue | undefined): string => textOf(link).replace(first.url, second.url)
    expect(await (await fetch(moved(file['DOWNLOAD_URL']))).text()).toBe('hello')
    const form = new FormData()
    form.append('file', new Blob(['later']), 'b.txt')
    const { body } = await send(moved(target['uploadUrl']), { method: 'POST', body: form })
    expect(body['result']).toMatchObject({ NAME: 'b.txt', SIZE: '5' })
    await using other = await createPortal()
    const foreign = await fetch(textOf(file['DOWNLOAD_URL']).replace(first.webhookUrl, other.webhookUrl))
    expect([foreign.status, await foreign.text()]).toEqual([403, expect.stringContaining('Link check failed')])
  })

  it('goes on telling handlers of events', async () => {
    await using listener = await startHandler()
    await using first = await createPortal({ db })
    first.events.addWebhook({ handlerUrl: listener.url, events: ['ONCRMDEALADD'] })
    await first.close()
    await using second = await createPortal({ db })
    await fetch(`${second.webhookUrl}crm.deal.add?fields[TITLE]=A`)
    await second.events.settled()
    expect(second.events.deliveries('ONCRMDEALADD')).toMatchObject([{ status: 200 }])
  })

  it('keeps all of that when it was killed', async () => {
    await using first = await createPortal({ db })
    const app = first.installApp()
    await first.close()

    const killed = await startBin(['--db', db])
    expect(pathOf(killed.webhookUrl)).toBe(pathOf(first.webhookUrl))
    await leaveTraces(killed.url, app)
    const left = await traces(killed.url, app)
    const renewed = await refresh(killed, app)
    killed.child.kill('SIGKILL')
    await once(killed.child, 'exit')

    const again = await startBin(['--db', db])
    expect(pathOf(again.webhookUrl)).toBe(pathOf(first.webhookUrl))
    expect(await traces(again.url, app)).toEqual(left)
    expect((await send(`${again.url}/rest/profile?auth=${renewed.access}`)).status).toBe(200)
    await refresh(again, app, renewed.refresh)
    again.child.kill('SIGKILL')
  })
})

describe('a snapshot', () => {
  it('puts applications, tokens and what they left back, and forgets those that came later', async () => {
    await using portal = await createPortal()
    const app = portal.installApp()
    await leaveTraces(portal.url, app)
    const left = await traces(portal.url, app)
    const snapshot = portal.snapshot()
    const later = portal.installApp()
    await callAs(portal, app.tokens.accessToken, 'placement.unbind', { PLACEMENT: 'CRM_DEAL_DETAIL_TAB' })
    portal.oauth.expireTokens()
    portal.restore(snapshot)
    expect(await traces(portal.url, app)).toEqual(left)
    expect((await callAs(portal, later.tokens.accessToken, 'profile')).body['error']).toBe('invalid_token')
  })

  it('of another portal brings its webhooks, and leaves the own one valid', async () => {
    await using source = await createPortal()
    await using target = await createPortal()
    target.restore(source.snapshot())
    expect(await answers(target, pathOf(source.webhookUrl))).toBe(200)
    expect(await answers(target, pathOf(target.webhookUrl))).toBe(200)
  })

  it('of a portal that knew no applications yet is taken', async () => {
    await using first = await createPortal({ db, seed: { deal: [1, 2] } })
    await first.close()
    const store = openStore(db)
    store.execute('DROP TABLE "_record"')
    store.close()
    await using older = await createPortal({ db })
    expect([older.count('deal'), await answers(older, pathOf(older.webhookUrl))]).toEqual([2, 200])
  })

  it('and a database of an older portal get the tables and columns that they lack', async () => {
    await using first = await createPortal({ db, seed: { deal: [{ id: 1, title: 'Kept' }] } })
    await first.close()
    const store = openStore(db)
    store.execute('ALTER TABLE "deal" DROP COLUMN "comments"; DROP TABLE "mailbox"; PRAGMA user_version = 7')
    store.execute(`VACUUM INTO '${join(folder, 'older.db')}'`)
    store.close()
    const check = async (portal: Portal) => {
      portal.insert('mailbox', [1])
      portal.insert('deal', [{ title: 'New', comments: 'Text' }])
      expect(portal.rows('deal')).toMatchObject([{ title: 'Kept' }, { title: 'New', comments: 'Text' }])
    }
    await using again = await createPortal({ db })
    await check(again)
    await using other = await createPortal()
    other.restore(await readFile(join(folder, 'older.db')))
    await check(other)
  })

  it('is a seed, to which reset goes back', async () => {
    await using source = await createPortal({ seed: { deal: [1, 2] } })
    source.addField('deal', { name: 'UF_CRM_COLOR', type: 'string' })
    await using portal = await createPortal({ seed: source.snapshot() })
    expect(pathOf(portal.webhookUrl)).toBe(pathOf(source.webhookUrl))
    const extra = pathOf(portal.addWebhook({ userId: 2 }))
    portal.insert('deal', [{ title: 'Third', ufCrmColor: 'red' }])
    await portal.reset()
    expect(portal.rows('deal')).toEqual(source.rows('deal'))
    expect(await answers(portal, extra)).toBe(200)
  })
})

it('reset leaves credentials valid and takes what applications left', async () => {
  await using portal = await createPortal()
  const app = portal.installApp()
  await leaveTraces(portal.url, app)
  await portal.reset()
  expect(await answers(portal, pathOf(portal.webhookUrl))).toBe(200)
  expect(await traces(portal.url, app)).toEqual([[], [], [], [], []])
  await refresh(portal, app)
})
