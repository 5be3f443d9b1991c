import { ApiVersion, AjaxError, RestrictionManager } from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'
import { openScriptedStage, type ScriptedStage } from '../scripted-stage.ts'
import { success, type ScriptedReply } from '../scripted-server.ts'
import { rejectionOf } from '../stage.ts'

const refusal = (status: number, error: string): ScriptedReply => ({
  status,
  body: { error, error_description: `Refused: ${error}` },
})
const page = (status: number): ScriptedReply => ({ status, body: `<html><title>${status}</title></html>` })
const read = ({ $b24 }: ScriptedStage) => $b24.actions.v2.call.make({ method: 'crm.deal.get', params: { id: 1 } })

/** The first replies as listed, then success. */
const then200 =
  (...replies: (ScriptedReply | undefined)[]) =>
  (_request: unknown, index: number) =>
    index < replies.length ? replies[index] : success({ ID: '1' })

describe('what is not sent again', () => {
  it.each([
    { status: 400, code: '1048582' },
    { status: 400, code: 'SOMETHING_NEW' },
    { status: 400, code: '' },
    { status: 401, code: 'INVALID_CREDENTIALS' },
    { status: 403, code: 'ACCESS_DENIED' },
    { status: 404, code: 'ERROR_METHOD_NOT_FOUND' },
    { status: 409, code: 'NOTE_COLLECTION_UNDER_IMPORT' },
    { status: 422, code: 'X' },
  ])('E1: a $status with code "$code" costs one request', async ({ status, code }) => {
    await using stage = await openScriptedStage(() => refusal(status, code))
    await expect(read(stage)).rejects.toMatchObject({ status })
    expect(stage.server.requests).toHaveLength(1)
    expect(stage.clock.waits).toEqual([])
  })

  it('E1: nor is a validation error of v3', async () => {
    const code = 'BITRIX_REST_V3_EXCEPTION_VALIDATION_REQUESTFILTERVALIDATIONEXCEPTION'
    await using stage = await openScriptedStage(() => ({ status: 400, body: { error: { code, message: 'No.' } } }))
    await expect(stage.$b24.actions.v3.call.make({ method: 'tasks.task.get' })).rejects.toMatchObject({ code })
    expect(stage.server.requests).toHaveLength(1)
  })

  it('E2: a 4xx ends a call whose first attempt failed in passing', async () => {
    await using stage = await openScriptedStage((_request, index) =>
      index === 0 ? page(502) : refusal(400, 'SOMETHING_NEW'),
    )
    await expect(read(stage)).rejects.toMatchObject({ code: 'SOMETHING_NEW', status: 400 })
    expect(stage.server.requests).toHaveLength(2)
  })
})

describe('what is sent again', () => {
  it.each([
    { failure: '408', reply: page(408) },
    { failure: '429', reply: refusal(429, 'OPERATION_TIME_LIMIT') },
    { failure: '503', reply: refusal(503, 'QUERY_LIMIT_EXCEEDED') },
    { failure: '503 of a gateway', reply: page(503) },
    { failure: 'a cut connection', reply: undefined },
  ])('E3: a read after $failure', async ({ reply }) => {
    await using stage = await openScriptedStage(then200(reply))
    expect((await read(stage)).getData()?.result).toEqual({ ID: '1' })
    expect(stage.server.requests).toHaveLength(2)
  })

  it('E4: the wait after a server error grows with the attempt', async () => {
    await using stage = await openScriptedStage(() => page(500), {
      restrictionParams: { maxRetries: 5, retryDelay: 1000 },
      sdk: { random: () => 0.999_999 },
    })
    await expect(read(stage)).rejects.toMatchObject({ status: 500 })
    const { waits } = stage.clock
    expect(waits).toHaveLength(4)
    for (const [index, wait] of waits.slice(1).entries()) expect(wait).toBeGreaterThan((waits[index] ?? 0) * 1.5)
  })

  it.each([
    { reply: refusal(500, 'INTERNAL_ERROR_OF_THE_PORTAL'), code: 'INTERNAL_ERROR_OF_THE_PORTAL', status: 500 },
    { reply: page(502), code: 'JSSDK_REPLY_NOT_JSON', status: 502 },
    { reply: refusal(503, 'QUERY_LIMIT_EXCEEDED'), code: 'QUERY_LIMIT_EXCEEDED', status: 503 },
    { reply: refusal(429, 'OPERATION_TIME_LIMIT'), code: 'OPERATION_TIME_LIMIT', status: 429 },
    { reply: undefined, code: 'NETWORK_ERROR', status: 0 },
  ])('E5: after the last attempt the real code surfaces: $code', async ({ reply, code, status }) => {
    await using stage = await openScriptedStage(() => reply)
    await expect(read(stage)).rejects.toMatchObject({ code, status })
    expect(stage.server.requests.length).toBeGreaterThan(1)
  })

  it.each([
    { failure: '500', reply: page(500) },
    { failure: '503', reply: refusal(503, 'QUERY_LIMIT_EXCEEDED') },
    { failure: 'a cut connection', reply: undefined },
  ])('E6: the last attempt is not followed by a wait ($failure)', async ({ reply }) => {
    await using stage = await openScriptedStage(() => reply, { restrictionParams: { maxRetries: 3 } })
    await rejectionOf(read(stage))
    expect(stage.clock.waits.length).toBe(stage.server.requests.length - 1)
  })

  it.each([{ reply: page(500) }, { reply: undefined }, { reply: page(408) }])(
    'E7: maxRetries 1 makes exactly one request ($reply.status)',
    async ({ reply }) => {
      await using stage = await openScriptedStage(() => reply, { restrictionParams: { maxRetries: 1 } })
      await expect(read(stage)).rejects.toBeInstanceOf(AjaxError)
      expect(stage.server.requests).toHaveLength(1)
      expect(stage.clock.waits).toEqual([])
    },
  )

  it('E8: retryOnNetworkError false makes one request on NETWORK_ERROR', async () => {
    await using stage = await openScriptedStage(() => undefined, { restrictionParams: { retryOnNetworkError: false } })
    await expect(read(stage)).rejects.toMatchObject({ code: 'NETWORK_ERROR', status: 0 })
    expect(stage.server.requests).toHaveLength(1)
  })
})

describe('code lists', () => {
  it('E9: a code in hardErrorCodes makes one request and throws', async () => {
    await using stage = await openScriptedStage(() => refusal(500, 'MY_HARD_CODE'), {
      restrictionParams: { hardErrorCodes: ['MY_HARD_CODE'] },
    })
    await expect(read(stage)).rejects.toMatchObject({ code: 'MY_HARD_CODE' })
    expect(stage.server.requests).toHaveLength(1)
  })

  it('E10: a code in softErrorCodes makes one request and comes back inside a result', async () => {
    await using stage = await openScriptedStage(() => refusal(500, 'MY_SOFT_CODE'), {
      restrictionParams: { softErrorCodes: ['MY_SOFT_CODE'] },
    })
    const response = await read(stage)
    expect(response.isSuccess).toBe(false)
    expect(response.getErrorsByKey()).toMatchObject({ 'base-error': { code: 'MY_SOFT_CODE', status: 500 } })
    expect(stage.server.requests).toHaveLength(1)
  })

  it.each([...RestrictionManager.BUILT_IN_SOFT_ERROR_CODES])('E11: %s comes back inside a result', async (code) => {
    await using stage = await openScriptedStage(() => ({ status: 400, body: { error: { code, message: 'No.' } } }))
    const response = await stage.$b24.actions.v3.call.make({ method: 'tasks.task.get', params: { id: 1 } })
    expect(response.isSuccess).toBe(false)
    expect(response.getErrorsByKey()).toMatchObject({ 'base-error': { code } })
    expect(stage.server.requests).toHaveLength(1)
  })

  it('E12: the built-in lists are readable and cannot be changed through the static fields', () => {
    const { BUILT_IN_HARD_ERROR_CODES: hard, BUILT_IN_SOFT_ERROR_CODES: soft } = RestrictionManager
    expect(hard).toHaveLength(21)
    expect(soft).toHaveLength(10)
    expect(hard).toEqual(expect.arrayContaining(['INTERNAL_SERVER_ERROR', '100', 'NO_AUTH_FOUND', 'INVALID_ARG_VALUE']))
    expect(soft).toEqual(
      expect.arrayContaining(['ERROR_ENTITY_NOT_FOUND', 'BITRIX_REST_V3_EXCEPTION_INVALIDFILTEREXCEPTION']),
    )
    for (const list of [hard, soft]) {
      expect(() => Array.prototype.push.call(list, 'MINE')).toThrow(TypeError)
      expect(list).not.toContain('MINE')
    }
  })
})

describe('counting', () => {
  it('E19: totalRequests counts requests and reset() clears it', async () => {
    await using stage = await openScriptedStage(then200(page(500), undefined))
    await read(stage)
    await read(stage)
    const http = stage.$b24.getHttpClient(ApiVersion.v2)
    expect(http.getStats()).toMatchObject({ totalRequests: stage.server.requests.length, retries: 2 })
    expect(stage.server.requests).toHaveLength(4)
    await http.reset()
    expect(http.getStats()).toMatchObject({
      totalRequests: 0,
      successfulRequests: 0,
      failedRequests: 0,
      totalDuration: 0,
    })
  })
})
