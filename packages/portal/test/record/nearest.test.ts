import { createReplay } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { rawClient, type RawClient } from './clients.ts'

const line = (api: string, method: string, params: unknown): string => {
  const outcome = { kind: 'reply', status: 200, headers: {}, body: '{"access_token":""}', encoding: 'utf8' }
  return `${JSON.stringify({ api, method, params, outcome })}\n`
}
const header = '{"cassette":2}\n'
const cassette =
  header +
  line('v2', 'crm.deal.list', { filter: { '>ID': 1, STAGE_ID: 'NEW' }, select: ['ID'] }) +
  line('v2', 'crm.deal.list', { filter: { '>ID': 100, STAGE_ID: 'WON' }, select: ['ID', 'TITLE'], start: 50 }) +
  line('v3', 'tasks.task.get', { id: 1, select: ['id'] }) +
  line('oauth', 'oauth.token', { grant_type: 'authorization_code', code: 'scrubbed-code-1' })

describe('a call that was not recorded is answered with the nearest that was', () => {
  it.each<{ name: string; ask: (client: RawClient) => ReturnType<RawClient['get']>; text: string }>([
    {
      name: 'another value',
      ask: (client) =>
        client.get('crm.deal.list?filter[>ID]=101&filter[STAGE_ID]=WON&select[]=ID&select[]=TITLE&start=50'),
      text: 'was recorded 2 times, but with other parameters. The nearest recording is v2 crm.deal.list {"filter":{">ID":100,"STAGE_ID":"WON"},"select":["ID","TITLE"],"start":50}; asked was filter[>ID]: 101 instead of 100. Record',
    },
    {
      name: 'a parameter more and one less',
      ask: (client) => client.json('crm.deal.list', { filter: { '>ID': 1, STAGE_ID: 'NEW' }, order: { ID: 'ASC' } }),
      text: 'asked was select[0]: nothing instead of "ID", order[ID]: "ASC" instead of nothing. Record',
    },
    {
      name: 'another method',
      ask: (client) => client.get('crm.lead.list'),
      text: 'crm.lead.list was not recorded. The nearest recording is v2 crm.deal.list',
    },
    {
      name: 'the same method of another API',
      ask: (client) => client.get('tasks.task.get?id=1'),
      text: 'tasks.task.get was not recorded. The nearest recording is v3 tasks.task.get',
    },
    {
      name: 'many differences',
      ask: (client) => client.json('tasks.task.get', { a: 1, b: 2, c: 3, d: 4, e: 5 }),
      text: 'was not recorded',
    },
    {
      name: 'v3 with many differences',
      ask: (client) => client.v3('tasks.task.get', { id: 2, a: 'x'.repeat(500), b: 2, c: 3, d: 4 }),
      text: `asked was id: 2 instead of 1, select[0]: nothing instead of "id", a: "${'x'.repeat(199)}… instead of nothing, and 3 more. Record`,
    },
  ])('$name', async ({ ask, text }) => {
    await using replay = await createReplay({ cassette })
    const reply = await ask(rawClient(replay.webhookUrl))
    expect(reply).toMatchObject({ status: 404 })
    const body: unknown = JSON.parse(reply === 'cut' ? '{}' : reply.body)
    expect(JSON.stringify(body).replaceAll('\\"', '"')).toContain(text)
  })

  it('a token request of another grant, without its secrets', async () => {
    await using replay = await createReplay({ cassette })
    const ask = async (query: string): Promise<string> =>
      (await fetch(`${replay.url}/oauth/token/?client_id=x&client_secret=mysecretofclient1&${query}`)).text()
    expect(await ask('grant_type=authorization_code&code=mycode1234567')).toContain('"access_token"')
    const texts = [
      await ask('grant_type=authorization_code&code=mycode1234567'),
      await ask('grant_type=refresh_token&refresh_token=myrefreshtoken12345&code=mycode1234567'),
    ]
    expect(texts[0]).toContain('is asked once more')
    expect(texts[1]).toContain('The nearest recording is oauth oauth.token')
    for (const secret of ['mysecretofclient1', 'myrefreshtoken12345', 'mycode1234567'])
      expect(texts.concat(JSON.stringify(replay.missed())).join()).not.toContain(secret)
  })

  it('and an empty cassette says that it is empty', async () => {
    await using replay = await createReplay({ cassette: header })
    const reply = await rawClient(replay.webhookUrl).get('profile')
    expect(reply).toMatchObject({ status: 404, body: expect.stringContaining('The cassette is empty.') as unknown })
  })
})
