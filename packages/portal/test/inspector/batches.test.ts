import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { callV2, send } from '../client.ts'
import { read } from './ask.ts'

const callV3 = async (portal: Portal, body: unknown): Promise<void> => {
  const url = `${portal.webhookUrl.replace('/rest/', '/rest/api/')}batch`
  await send(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
}
const text = (part: string): unknown => expect.stringContaining(part)
const seed = { deal: [1, 2, 3] }

describe('a batch', () => {
  it('is listed with the methods of its commands, each once', async () => {
    await using portal = await createPortal({ seed })
    await callV2(portal, 'Batch', { CMD: { a: 'crm.deal.list?start=0', b: 'profile', c: 'crm.deal.list?start=50' } })
    await callV3(portal, [{ method: 'tasks.task.get', as: 'one', query: { id: 1 } }])
    await callV2(portal, 'profile', { cmd: ['crm.deal.list'] })
    expect(await read(portal, 'requests')).toMatchObject([
      { commandCount: 3, commandMethods: ['crm.deal.list', 'profile'] },
      { commandCount: 1, commandMethods: ['tasks.task.get'] },
      { commandCount: 0, commandMethods: [] },
    ])
  })

  it('v2: each command is shown with what became of it', async () => {
    await using portal = await createPortal({ seed })
    const cmd = { some: 'crm.deal.list?order[ID]=ASC', none: 'crm.deal.get?id=99', last: 'profile' }
    await callV2(portal, 'batch', { cmd })
    await callV2(portal, 'batch', { cmd, halt: 1 })
    await callV2(portal, 'batch', { cmd: ['crm.deal.get?id=1', 'no.such.method'] })
    expect(await read(portal, 'requests/1')).toMatchObject({
      batch: [
        { name: 'some', method: 'crm.deal.list', params: 'order[ID]=ASC', outcome: 'done', reply: text('"total":3') },
        { name: 'none', method: 'crm.deal.get', outcome: 'refused', reply: text('Not found') },
        { name: 'last', method: 'profile', params: '', outcome: 'done', reply: text('"ADMIN":true') },
      ],
    })
    expect(await read(portal, 'requests/2')).toMatchObject({
      batch: [{ outcome: 'done' }, { outcome: 'refused' }, { name: 'last', outcome: 'notRun', reply: null }],
    })
    expect(await read(portal, 'requests/3')).toMatchObject({
      batch: [
        { name: '0', outcome: 'done', reply: text('"ID":"1"') },
        { name: '1', outcome: 'refused', reply: text('ERROR_METHOD_NOT_FOUND') },
      ],
    })
  })

  it('v3: each call is shown with its result; of a batch that was refused it is not known which ran', async () => {
    await using portal = await createPortal()
    await callV3(portal, [
      { method: 'tasks.task.add', as: 'made', query: { fields: { title: 'A', creatorId: 1, responsibleId: 1 } } },
      { method: 'rest.scope.list', query: {} },
    ])
    await callV3(portal, [
      { method: 'rest.scope.list', query: {} },
      { method: 'tasks.task.get', query: { id: 99 } },
    ])
    expect(await read(portal, 'requests/1')).toMatchObject({
      status: 200,
      batch: [
        { name: 'made', method: 'tasks.task.add', params: text('"title":"A"'), outcome: 'done', reply: text('"id":1') },
        { name: '1', method: 'rest.scope.list', outcome: 'done' },
      ],
    })
    expect(await read(portal, 'requests/2')).toMatchObject({ batch: [{ outcome: 'unknown' }, { outcome: 'unknown' }] })
  })

  it.each([
    { action: 'limit503', outcome: 'notRun' },
    { action: 'expiredToken', outcome: 'notRun' },
    { action: 'html502AfterCommit', outcome: 'unknown' },
    { action: 'cutJson', outcome: 'unknown' },
    { action: 'emptyBody', outcome: 'unknown' },
  ] as const)('$action: its commands are $outcome', async ({ action, outcome }) => {
    await using portal = await createPortal({ faults: [{ match: 'batch', action }] })
    const post = { method: 'POST', headers: { 'Content-Type': 'application/json' } }
    const body = JSON.stringify({ cmd: { a: 'profile' } })
    await (await fetch(`${portal.webhookUrl}batch`, { ...post, body })).text()
    expect(await read(portal, 'requests/1')).toMatchObject({ batch: [{ name: 'a', outcome, reply: null }] })
  })

  it('in XML, or with a reply that is not kept, tells nothing of its commands', async () => {
    await using portal = await createPortal({ seed: { deal: [{ id: 1, title: 'x'.repeat(1_000_000) }] } })
    await (await fetch(`${portal.webhookUrl}batch.xml?cmd[a]=profile`)).text()
    await callV2(portal, 'batch', { cmd: { a: 'crm.deal.get?id=1' } })
    expect(await read(portal, 'requests/1')).toMatchObject({ batch: [{ outcome: 'unknown' }] })
    expect(await read(portal, 'requests/2')).toMatchObject({ batch: [{ outcome: 'unknown' }] })
  })

  it('whose command answered much shows the beginning of it, and how much there was', async () => {
    await using portal = await createPortal({ seed: { deal: [{ id: 1, title: 'x'.repeat(50_000) }] } })
    await callV2(portal, 'batch', { cmd: { a: 'crm.deal.get?id=1' } })
    const detail: unknown = await read(portal, 'requests/1')
    expect(detail).toMatchObject({ batch: [{ outcome: 'done', reply: expect.any(String) as unknown }] })
    expect(JSON.stringify(detail)).toMatch(/"replyChars":5\d{4}\b/)
  })

  it('shows no token that stands in a command or its reply', async () => {
    await using portal = await createPortal()
    const { accessToken } = portal.installApp().tokens
    await callV2(portal, 'batch', { cmd: { a: `profile?auth=${accessToken}`, b: `user.get?x=${portal.webhookUrl}` } })
    const shown = JSON.stringify(await read(portal, 'requests/1'))
    expect(shown).not.toContain(accessToken)
    expect(shown).not.toContain(portal.webhookUrl)
  })
})
