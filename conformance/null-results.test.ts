import { B24Hook } from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'
import { findChat } from './examples/null-results.ts'
import { openScriptedServer, scriptedTime, success } from './scripted-server.ts'
import { openStage, recordedLog, withoutLimits } from './stage.ts'

const chat = { method: 'im.chat.get', params: { ENTITY_TYPE: 'CRM', ENTITY_ID: 'DEAL|1' } }

describe('a result that is null', () => {
  it.each([true, false])('S107: a batch command with a null result is successful (isHaltOnError %s)', async (halt) => {
    await using stage = await openStage()
    const options = { returnAjaxResult: true, isHaltOnError: halt }
    const named = await stage.$b24.actions.v2.batch.make<null>({ calls: { Chat: chat }, options })
    expect(named.isSuccess).toBe(true)
    expect(named.getData()).toMatchObject({ Chat: { isSuccess: true } })
    const listed = await stage.$b24.actions.v2.batch.make<null>({ calls: [chat, chat], options })
    const data: unknown = listed.getData()
    if (!Array.isArray(data)) throw new Error('A list of commands gives a list.')
    expect(data).toHaveLength(2)
  })

  it('S108: null stays null: in a call, in a batch, in chunks and in the bare results', async () => {
    await using stage = await openStage()
    const { v2 } = stage.$b24.actions
    const called = await v2.call.make<null>(chat)
    expect(called.isSuccess).toBe(true)
    expect(called.getData()?.result).toBeNull()
    const named = await v2.batch.make<null>({ calls: { Chat: chat } })
    expect(named.getData()).toEqual({ Chat: null })
    const listed = await v2.batch.make<null>({ calls: [chat, chat] })
    expect(listed.getData()).toEqual([null, null])
    const chunks = await v2.batchByChunk.make<null>({ calls: [chat, chat, chat] })
    expect(chunks.getData()).toEqual([null, null, null])
  })

  it('S108: and in a v3 batch', async () => {
    await using server = await openScriptedServer(() => ({ body: { result: [null], time: scriptedTime } }))
    const $b24 = B24Hook.fromWebhookUrl(server.webhookUrl, { restrictionParams: withoutLimits })
    $b24.setLogger(recordedLog().logger)
    const batch = await $b24.actions.v3.batch.make<null>({ calls: { Task: ['tasks.task.get', { id: 1 }] } })
    expect(batch.getData()).toEqual({ Task: null })
  })

  it('S109: the null branch of a nullable generic is reached', async () => {
    await using stage = await openStage()
    const response = await stage.$b24.actions.v2.call.make<{ ID: number } | null>(chat)
    const found = response.getData()!.result
    expect(found === null ? 'no chat' : `chat ${found.ID}`).toBe('no chat')
  })

  it('S110: the example finds that the deal has no chat', async () => {
    await using stage = await openStage()
    await expect(findChat(stage.$b24, 1)).resolves.toBeNull()
    expect(stage.portal.requests.list()).toMatchObject([{ method: 'batch', params: { halt: 1 } }])
  })

  it('S110: and the chat that is there', async () => {
    await using server = await openScriptedServer(() =>
      success({
        result: { Chat: { ID: 17 } },
        result_error: [],
        result_total: [],
        result_next: [],
        result_time: { Chat: scriptedTime },
      }),
    )
    const $b24 = B24Hook.fromWebhookUrl(server.webhookUrl, { restrictionParams: withoutLimits })
    await expect(findChat($b24, 1)).resolves.toBe(17)
  })
})
