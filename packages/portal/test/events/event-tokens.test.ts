import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import { expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../src/store/store.ts'
import { callAs } from '../oauth/token-client.ts'
import { startHandler } from './handler-server.ts'

const hourMs = 3_600_000

const storedTokens = (db: string): number => {
  const store = openStore(db)
  const [{ count } = {}] = store.all(`SELECT COUNT(*) AS "count" FROM "_record" WHERE "kind" LIKE '%token'`)
  store.close()
  return Number(count)
}

it('tokens that came with events are forgotten after their time, those of an installation are not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'portal-event-tokens-'))
  const db = join(folder, 'portal.db')
  onTestFinished(() => rm(folder, { recursive: true }))
  await using handler = await startHandler()
  await using portal = await createPortal({ db, clock: 'manual' })
  const app = portal.installApp()
  const errorOf = async (token: string) => (await callAs(portal, token, 'profile')).body['error']
  const eventToken = async (): Promise<string> => {
    await fetch(`${portal.webhookUrl}crm.deal.add?fields[TITLE]=A`)
    await portal.events.settled()
    return new URLSearchParams(handler.bodies.at(-1)).get('auth[access_token]') ?? ''
  }
  await callAs(portal, app.tokens.accessToken, 'event.bind', { event: 'ONCRMDEALADD', handler: handler.url })
  const atFirst = storedTokens(db)
  const first = await eventToken()
  for (let more = 1; more < 20; more += 1) await eventToken()
  expect([await errorOf(first), storedTokens(db)]).toEqual([undefined, atFirst + 20])

  portal.clock.advance(1.5 * hourMs)
  await eventToken()
  expect([await errorOf(first), storedTokens(db)]).toEqual(['expired_token', atFirst + 21])

  portal.clock.advance(hourMs)
  const last = await eventToken()
  expect([await errorOf(first), await errorOf(last), storedTokens(db)]).toEqual([
    'invalid_token',
    undefined,
    atFirst + 2,
  ])
  portal.clock.advance(100 * 24 * hourMs)
  await eventToken()
  // Its owner has a refresh token that is still good.
  expect([await errorOf(app.tokens.accessToken), await errorOf(last)]).toEqual(['expired_token', 'invalid_token'])
})
