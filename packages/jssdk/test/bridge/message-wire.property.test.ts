import { fc, test } from '@fast-check/vitest'
import { AppFrame, MessageManager } from '@bitrix24/b24jssdk'
import { afterEach, expect, vi } from 'vitest'
import { FakeClock } from '../support/fake-clock.ts'
import { appSid, openPortalPage } from '../support/portal-page.ts'

const appFrame = new AppFrame({ DOMAIN: 'demo.bitrix24.com', PROTOCOL: true, APP_SID: appSid, LANG: null })
const controls = new Set(['isRawValue', 'isSafely', 'safelyTime', 'callBack', 'singleOption', 'requestId', '__proto__'])
const params = fc.dictionary(
  fc.string({ minLength: 1 }).filter((key) => !controls.has(key)),
  fc.jsonValue(),
  { minKeys: 1, noNullPrototype: true },
)
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

afterEach(() => {
  vi.unstubAllGlobals()
})

test.prop([params, fc.jsonValue()])('any parameters arrive, and any answer comes back', async (sent, answer) => {
  const page = openPortalPage({ answers: { echo: () => answer } })
  const channel = new MessageManager(appFrame)
  channel.subscribe()
  expect(asJson(await channel.send('echo', sent))).toEqual(asJson(answer))
  expect(page.last('echo').params).toEqual(asJson(sent))
  channel.unsubscribe()
})

test.prop([
  fc.array(
    fc.oneof(
      fc.string(),
      fc.anything(),
      fc.string().map((text) => `unknown:${text}`),
    ),
  ),
])('no message of a page settles a command it does not belong to, or throws', async (messages) => {
  const page = openPortalPage()
  const channel = new MessageManager(appFrame)
  channel.subscribe()
  const answer = channel.send('wait')
  await new FakeClock().advance(0)
  for (const message of messages) page.post(message)
  page.reply(page.last('wait'), 'mine')
  expect(await answer).toBe('mine')
  channel.unsubscribe()
})
