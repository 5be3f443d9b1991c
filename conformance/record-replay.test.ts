import { B24Hook, B24OAuth, type TypeB24 } from '@bitrix24/b24jssdk'
import { createPortal, createRecorder, createReplay, type InstalledApp } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { collect, idsUpTo, rejectionOf, withoutLimits } from './stage.ts'

const settings = { restrictionParams: withoutLimits }

/** Every action, a write, and an error; what a program sees of them. */
const program = async ({ actions }: TypeB24): Promise<unknown> => {
  const deals = { method: 'crm.item.list', idKey: 'id', customKeyForResult: 'items' } as const
  const params = { entityTypeId: 2, select: ['id', 'title'], filter: { '>id': 3 } }
  const added = await actions.v2.call.make({ method: 'crm.deal.add', params: { fields: { TITLE: 'Ä "quoted" /' } } })
  const refused = await rejectionOf(actions.v2.call.make({ method: 'crm.deal.get', params: { id: 4040 } }))
  const calls = idsUpTo(60).map((id) => ({ method: 'crm.item.get', params: { entityTypeId: 2, id } }))
  return [
    added.getData(),
    refused instanceof Error && refused.message.replace(/request [\w-]+/, 'request'),
    (await actions.v2.callList.make({ ...deals, params })).getData(),
    await collect(actions.v2.fetchList.make({ ...deals, params })),
    (await actions.v2.batchByChunk.make({ calls })).getData(),
    (await actions.v3.call.make({ method: 'tasks.task.get', params: { id: 1, select: ['id', 'title'] } })).getData(),
    (await actions.v3.batchByChunk.make({ calls: [{ method: 'tasks.task.get', params: { id: 1 } }] })).getData(),
  ]
}

interface Addresses {
  readonly url: string
  readonly webhookUrl: string
  readonly clientEndpoint: string
  readonly serverEndpoint: string
}

const asOAuth = ({ params, secret }: InstalledApp, { url, clientEndpoint, serverEndpoint }: Addresses): B24OAuth =>
  // Clients of one installation share their tokens, and with them the address that came along.
  new B24OAuth(
    { ...params, memberId: url, domain: new URL(url).host, clientEndpoint, serverEndpoint },
    secret,
    settings,
  )

describe("a program's traffic, recorded and replayed", () => {
  it.each(['a webhook', "an application's token", 'a token that has expired'])(
    'by %s gives what it gave, and nobody can read a secret',
    async (by) => {
      await using portal = await createPortal({ seed: { deal: idsUpTo(120), task: [1] } })
      const app = portal.installApp()
      const clientOf = (addresses: Addresses): TypeB24 =>
        by === 'a webhook' ? B24Hook.fromWebhookUrl(addresses.webhookUrl, settings) : asOAuth(app, addresses)
      if (by === 'a token that has expired') portal.oauth.expireTokens()
      const oauthServer = `${portal.url}/oauth-server`
      await using recorder = await createRecorder({ upstream: portal.webhookUrl, oauthServer })
      const seen = await program(clientOf(recorder))
      const cassette = recorder.cassette()
      const secretOf = (webhookUrl: string) => webhookUrl.split('/')[5]
      for (const secret of [portal.webhookUrl, recorder.webhookUrl]
        .map(secretOf)
        .concat(app.clientSecret, app.tokens.accessToken, app.tokens.refreshToken))
        expect(cassette).not.toContain(secret)
      expect(portal.oauth.refreshes).toBe(by === 'a token that has expired' ? 1 : 0)
      await portal.close()
      await using replay = await createReplay({ cassette })
      expect(await program(clientOf(replay))).toEqual(seen)
      expect([replay.unused(), replay.missed()]).toEqual([[], []])
    },
  )

  it('a call that is not in the cassette costs one request and names its method', async () => {
    await using portal = await createPortal()
    await using recorder = await createRecorder({ upstream: portal.webhookUrl })
    await using replay = await createReplay({ cassette: recorder.cassette() })
    const $b24 = B24Hook.fromWebhookUrl(replay.webhookUrl, settings)
    const call = $b24.actions.v2.call.make({ method: 'crm.deal.get', params: { id: 1 } })
    await expect(call).rejects.toMatchObject({ code: 'NOT_RECORDED', status: 404 })
    await expect(call).rejects.toThrow('crm.deal.get was not recorded')
    expect(replay.missed()).toHaveLength(1)
  })
})
