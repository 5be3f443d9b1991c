import { createPortal, createRecorder, createReplay } from '@bitrix24/b24jssdk-portal'
import { expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { isWireMap, textOf, type WireMap } from '../../src/wire-value.ts'

const memberOf = (map: WireMap, ...names: readonly string[]): WireMap => {
  let found = map
  for (const name of names) {
    const inner = found[name]
    if (!isWireMap(inner)) throw new Error(`There is no ${name}.`)
    found = inner
  }
  return found
}

const configuration = async (clientEndpoint: string, token: string): Promise<WireMap> => {
  const body: unknown = await (await fetch(`${clientEndpoint}pull.application.config.get?auth=${token}`)).json()
  return memberOf(isWireMap(body) ? body : {}, 'result')
}

/** How the handshake of a WebSocket ends. */
const connect = (url: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = new WebSocket(url)
    socket.once('open', () => {
      resolve('open')
      socket.close()
    })
    socket.once('error', (error) => resolve(String(error)))
  })

it('push passes the recorder by, and a replay says that it has none', async () => {
  await using portal = await createPortal()
  await using recorder = await createRecorder({ upstream: portal.webhookUrl })
  const live = await configuration(recorder.clientEndpoint, portal.installApp().tokens.accessToken)
  const { websocket } = memberOf(live, 'server')
  const { id } = memberOf(live, 'channels', 'private')
  expect(await connect(`${textOf(websocket)}?CHANNEL_ID=${textOf(id)}`)).toBe('open')

  // The channel keys let anybody listen.
  const publics = Object.values(memberOf(live, 'publicChannels')).filter(isWireMap)
  const keys = [id, ...publics.flatMap(({ public_id, signature }) => [public_id, signature])].map(textOf)
  expect(keys).toHaveLength(3)
  for (const key of keys) {
    expect(key.length).toBeGreaterThan(31)
    expect(recorder.cassette()).not.toContain(key)
  }
  await using replay = await createReplay({ cassette: recorder.cassette() })
  const replayed = memberOf(await configuration(replay.clientEndpoint, 'any'), 'server')
  const { host } = new URL(replay.url)
  expect(replayed).toMatchObject({ websocket: `ws://${host}/_push/`, publish: `http://${host}/_push/` })
  expect(await connect(textOf(replayed['websocket']))).toContain('501')
  for (const url of [textOf(replayed['publish']), `${replay.url}/subws/`, `${recorder.url}/sub/`]) {
    const refused = await fetch(url)
    expect([refused.status, await refused.json()]).toMatchObject([501, { error: 'PUSH_NOT_RECORDED' }])
  }
})
