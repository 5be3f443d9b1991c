import { AjaxError, type CallOutcome } from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'
import { success, type ScriptedReply } from './scripted-server.ts'
import { openScriptedStage, type ScriptedStage } from './scripted-stage.ts'
import { idsUpTo, openStage, rejectionOf, type Stage } from './stage.ts'

const newDeal = { method: 'crm.item.add', params: { entityTypeId: 2, fields: { title: 'A' } } }
const newTask = { method: 'tasks.task.add', params: { fields: { title: 'A', creatorId: 1, responsibleId: 1 } } }

const errorOf = async (promise: Promise<{ getErrors(): Iterable<Error> }>): Promise<unknown> => {
  const settled = await promise.then(
    (result) => [...result.getErrors()][0],
    (reason: unknown) => reason,
  )
  if (settled === undefined) throw new Error('The call was expected to fail.')
  return settled
}

const single = { retry: false } as const
const writes = {
  v2: ({ $b24 }: ScriptedStage | Stage) => errorOf($b24.actions.v2.call.make({ ...newDeal, ...single })),
  v3: ({ $b24 }: ScriptedStage | Stage) => errorOf($b24.actions.v3.call.make({ ...newTask, ...single })),
}

const refusal = (status: number, code: string): ScriptedReply => ({
  status,
  body: { error: code, error_description: 'No.' },
})
const refusalV3 = (status: number, name: string): ScriptedReply => ({
  status,
  body: { error: { code: `BITRIX_REST_V3_EXCEPTION_${name}EXCEPTION`, message: 'No.' } },
})
const page = (status: number): ScriptedReply => ({ status, body: '<html>Gateway</html>' })
const json = (status: number, body: unknown): ScriptedReply => ({ status, body })
const lost = 'JSSDK_OUTCOME_UNKNOWN'

interface Row {
  readonly what: string
  readonly reply: ScriptedReply | undefined
  readonly code: string
  readonly outcome: CallOutcome
}

const rows: readonly Row[] = [
  { what: 'a refusal', reply: refusal(400, 'ERROR_CORE'), code: 'ERROR_CORE', outcome: 'refused' },
  { what: 'a refusal with status 200', reply: refusal(200, 'ERROR_CORE'), code: 'ERROR_CORE', outcome: 'refused' },
  { what: 'no right', reply: refusal(403, 'ACCESS_DENIED'), code: 'ACCESS_DENIED', outcome: 'refused' },
  { what: 'no credential', reply: refusal(401, 'NO_AUTH_FOUND'), code: 'NO_AUTH_FOUND', outcome: 'refused' },
  { what: 'the token has expired', reply: refusal(401, 'expired_token'), code: 'expired_token', outcome: 'refused' },
  {
    what: 'the bucket is full',
    reply: refusal(503, 'QUERY_LIMIT_EXCEEDED'),
    code: 'QUERY_LIMIT_EXCEEDED',
    outcome: 'refused',
  },
  {
    what: 'the budget is used up',
    reply: refusal(429, 'OPERATION_TIME_LIMIT'),
    code: 'OPERATION_TIME_LIMIT',
    outcome: 'refused',
  },
  {
    what: 'the vendor has blocked it',
    reply: refusal(503, 'OVERLOAD_LIMIT'),
    code: 'OVERLOAD_LIMIT',
    outcome: 'refused',
  },
  {
    what: 'a code of v3',
    reply: refusalV3(400, 'LOGIC'),
    code: 'BITRIX_REST_V3_EXCEPTION_LOGICEXCEPTION',
    outcome: 'refused',
  },
  { what: 'JSON of a gateway with 403', reply: json(403, {}), code: 'JSSDK_INTERNAL_AJAX_ERROR', outcome: 'refused' },
  { what: 'a page with 404', reply: page(404), code: 'JSSDK_REPLY_NOT_JSON', outcome: 'refused' },
  { what: 'nothing with 413', reply: json(413, ''), code: 'JSSDK_REPLY_EMPTY', outcome: 'refused' },
  ...[401, 403, 404, 407, 413, 414, 431].map((status): Row => ({
    what: `still: a page with ${status}, which refuses before`,
    reply: page(status),
    code: 'JSSDK_REPLY_NOT_JSON',
    outcome: 'refused',
  })),
  // Whoever stands before the portal may answer so when it has sent the call on already.
  ...[400, 409, 421, 422, 425, 499].map((status): Row => ({
    what: `a page with ${status}`,
    reply: page(status),
    code: 'JSSDK_REPLY_NOT_JSON',
    outcome: 'unknown',
  })),
  { what: 'nothing with 400', reply: json(400, ''), code: 'JSSDK_REPLY_EMPTY', outcome: 'unknown' },
  { what: 'a list with 400', reply: json(400, []), code: 'JSSDK_REPLY_UNEXPECTED', outcome: 'unknown' },
  {
    what: 'JSON of a gateway with 400',
    reply: json(400, { message: 'Bad Request' }),
    code: 'JSSDK_INTERNAL_AJAX_ERROR',
    outcome: 'unknown',
  },
  { what: 'a refusal with 499', reply: refusal(499, 'CLOSED'), code: 'CLOSED', outcome: 'unknown' },
  { what: 'still: a refusal with 408', reply: refusal(408, 'TIMEOUT'), code: 'TIMEOUT', outcome: 'unknown' },
  ...[7, true, 'done', [1], { id: 1 }].map((result): Row => ({
    what: `an error beside the result ${JSON.stringify(result)}`,
    reply: json(200, { result, error: 'ERROR_CORE', error_description: 'No.' }),
    code: 'ERROR_CORE',
    outcome: 'unknown',
  })),
  ...[null, false, '', [], {}].map((result): Row => ({
    what: `still: an error beside the empty result ${JSON.stringify(result)}`,
    reply: json(200, { result, error: 'ERROR_CORE', error_description: 'No.' }),
    code: 'ERROR_CORE',
    outcome: 'refused',
  })),
  ...[301, 302, 307, 308].map((status): Row => ({
    what: `sent on by ${status}`,
    reply: { status, headers: { location: 'https://new.example/rest/' }, body: '' },
    code: 'JSSDK_REDIRECTED',
    outcome: 'refused',
  })),
  {
    what: 'done, look there (303)',
    reply: { status: 303, headers: { location: 'https://new.example/done' }, body: '' },
    code: 'JSSDK_REDIRECTED',
    outcome: 'unknown',
  },
  { what: 'a crash', reply: refusal(500, 'INTERNAL_SERVER_ERROR'), code: 'INTERNAL_SERVER_ERROR', outcome: 'unknown' },
  {
    what: 'a crash with status 400',
    reply: refusal(400, 'INTERNAL_SERVER_ERROR'),
    code: 'INTERNAL_SERVER_ERROR',
    outcome: 'unknown',
  },
  {
    what: 'a crash with status 200',
    reply: refusal(200, 'INTERNAL_SERVER_ERROR'),
    code: 'INTERNAL_SERVER_ERROR',
    outcome: 'unknown',
  },
  {
    what: 'a broken inner reply',
    reply: refusal(500, 'ERROR_UNEXPECTED_ANSWER'),
    code: 'ERROR_UNEXPECTED_ANSWER',
    outcome: 'unknown',
  },
  { what: 'a refusal with status 500', reply: refusal(500, 'ERROR_CORE'), code: 'ERROR_CORE', outcome: 'unknown' },
  { what: 'JSON of a gateway with 502', reply: json(502, {}), code: 'JSSDK_INTERNAL_AJAX_ERROR', outcome: 'unknown' },
  { what: 'JSON of a gateway with 503', reply: json(503, {}), code: 'JSSDK_INTERNAL_AJAX_ERROR', outcome: 'unknown' },
  { what: 'JSON of a gateway with 408', reply: json(408, {}), code: 'JSSDK_INTERNAL_AJAX_ERROR', outcome: 'unknown' },
  ...[200, 408, 429, 500, 502, 503, 504].map((status): Row => ({
    what: `a page with ${status}`,
    reply: page(status),
    code: lost,
    outcome: 'unknown',
  })),
  { what: 'nothing with 200', reply: json(200, ''), code: lost, outcome: 'unknown' },
  { what: 'a list with 200', reply: json(200, []), code: lost, outcome: 'unknown' },
  { what: 'a text with 200', reply: json(200, '"ok"'), code: lost, outcome: 'unknown' },
  { what: 'an empty object', reply: json(200, {}), code: lost, outcome: 'unknown' },
  { what: 'JSON of somebody else', reply: json(200, { status: 'ok' }), code: lost, outcome: 'unknown' },
  { what: 'a time alone', reply: json(200, { time: {} }), code: lost, outcome: 'unknown' },
  { what: 'no error and no result', reply: json(200, { error: null }), code: lost, outcome: 'unknown' },
  { what: 'a connection that is cut', reply: undefined, code: lost, outcome: 'unknown' },
]

const table = rows.flatMap((row) => [
  { ...row, version: 'v2' as const },
  { ...row, version: 'v3' as const },
])

describe('what became of a write', () => {
  it.each(table)('$version, $what: $outcome, $code', async ({ reply, code, outcome, version }) => {
    await using stage = await openScriptedStage(() => reply)
    const error = await writes[version](stage)
    expect(error).toBeInstanceOf(AjaxError)
    expect(error).toMatchObject({ code, outcome })
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ code, outcome })
    const sentKey = stage.server.requests[0]?.headers['idempotency-key']
    expect(error).toHaveProperty('idempotencyKey', sentKey)
    expect(sentKey === undefined).toBe(version === 'v2')
  })

  it.each(['v2', 'v3'] as const)('%s: a reply that is too large is unknown, and keeps its code', async (version) => {
    await using stage = await openScriptedStage(() => success('x'.repeat(5_000)), { sdk: { maxReplyBytes: 1_000 } })
    expect(await writes[version](stage)).toMatchObject({
      code: 'JSSDK_REPLY_TOO_LARGE',
      outcome: 'unknown',
      status: 200,
    })
  })

  it('still: null is a result like any other', async () => {
    await using stage = await openScriptedStage(() => success(null))
    const response = await stage.$b24.actions.v2.call.make(newDeal)
    expect(response.isSuccess).toBe(true)
    expect(response.getData()?.result).toBe(null)
  })

  it('a read that is answered without a result is asked again, and then told', async () => {
    await using once = await openScriptedStage((_request, index) =>
      index === 0 ? json(200, { status: 'ok' }) : success(7),
    )
    expect((await once.$b24.actions.v2.call.make({ method: 'profile' })).getData()?.result).toBe(7)
    await using always = await openScriptedStage(() => json(200, { status: 'ok' }))
    const read = always.$b24.actions.v2.call.make({ method: 'profile' })
    await expect(read).rejects.toMatchObject({ code: 'JSSDK_REPLY_UNEXPECTED', outcome: 'unknown', status: 200 })
    expect(always.server.requests).toHaveLength(3)
  })

  it.each(['documentation', 'Documentation', 'rest.documentation.openapi'])(
    'E51: %s alone is answered with a bare document',
    async (method) => {
      await using stage = await openScriptedStage(() => json(200, { openapi: '3.0.0' }), {
        sdk: { v3Methods: 'server' },
      })
      const response = await stage.$b24.actions.v3.call.make({ method })
      expect(response.getData()?.result).toEqual({ openapi: '3.0.0' })
      await expect(stage.$b24.actions.v3.call.make({ method: `my.${method}` })).rejects.toMatchObject({
        outcome: 'unknown',
      })
    },
  )
})

describe('a call that this client refused', () => {
  const circular: Record<string, unknown> = {}
  circular['self'] = circular
  const calls: readonly { what: string; make: (stage: ScriptedStage) => Promise<unknown> }[] = [
    { what: 'a cycle', make: ({ $b24 }) => $b24.actions.v2.call.make({ ...newDeal, params: circular }) },
    { what: 'no method', make: ({ $b24 }) => $b24.actions.v2.call.make({ method: '' }) },
    { what: 'a time-out of 0', make: ({ $b24 }) => $b24.actions.v2.call.make({ ...newDeal, timeoutMs: 0 }) },
    { what: 'a bad key', make: ({ $b24 }) => $b24.actions.v3.call.make({ ...newTask, idempotencyKey: 'ключ' }) },
    { what: 'an empty batch', make: ({ $b24 }) => $b24.actions.v2.batch.make({ calls: [] }) },
    {
      what: 'a batch of 51',
      make: ({ $b24 }) => $b24.actions.v2.batch.make({ calls: idsUpTo(51).map(() => ['profile', {}]) }),
    },
    { what: 'a batch in a batch', make: ({ $b24 }) => $b24.actions.v2.batch.make({ calls: [['batch', {}]] }) },
    {
      what: 'a command with a cycle',
      make: ({ $b24 }) => $b24.actions.v3.batch.make({ calls: [['tasks.task.add', circular]] }),
    },
  ]

  it.each(calls)('$what: notSent', async ({ make }) => {
    await using stage = await openScriptedStage(() => success(true))
    const error = await rejectionOf(make(stage))
    expect(error).toBeInstanceOf(AjaxError)
    expect(error).toMatchObject({ outcome: 'notSent' })
    expect(stage.server.requests).toHaveLength(0)
  })
})

describe('several attempts of one write', () => {
  const retries: readonly (ScriptedReply | undefined)[] = [
    refusal(400, 'ERROR_CORE'),
    refusal(200, 'ERROR_CORE'),
    refusal(422, 'KEY_REUSED'),
    refusal(401, 'NO_AUTH_FOUND'),
    page(403),
  ]

  it.each(retries)('the first may have run: a refusal of the second is no proof (%o)', async (second) => {
    await using stage = await openScriptedStage((_request, index) => (index === 0 ? undefined : second))
    const error = await errorOf(stage.$b24.actions.v3.call.make(newTask))
    expect(stage.server.requests).toHaveLength(2)
    expect(error).toMatchObject({
      outcome: 'unknown',
      idempotencyKey: stage.server.requests[0]?.headers['idempotency-key'],
    })
    expect(error).not.toMatchObject({ code: lost })
  })

  it('a limit that refuses every repeat leaves it unknown, with its own code', async () => {
    await using stage = await openScriptedStage((_request, index) =>
      index === 0 ? page(504) : refusal(503, 'QUERY_LIMIT_EXCEEDED'),
    )
    const error = await errorOf(stage.$b24.actions.v3.call.make(newTask))
    expect(error).toMatchObject({ code: 'QUERY_LIMIT_EXCEEDED', outcome: 'unknown' })
  })

  it('a limit that refuses every attempt has let none run', async () => {
    await using stage = await openScriptedStage(() => refusal(503, 'QUERY_LIMIT_EXCEEDED'))
    const error = await errorOf(stage.$b24.actions.v3.call.make(newTask))
    expect(error).toMatchObject({ code: 'QUERY_LIMIT_EXCEEDED', outcome: 'refused' })
  })

  it.each(['v2', 'v3'] as const)('%s: the portal is gone after a lost reply', async (version) => {
    const stage = await openScriptedStage(
      () => {
        void stage.server[Symbol.asyncDispose]()
        return undefined
      },
      { restrictionParams: { retryOnNetworkError: true } },
    )
    const { v2, v3 } = stage.$b24.actions
    const error = await errorOf(version === 'v2' ? v2.call.make(newDeal) : v3.call.make(newTask))
    expect(error).toMatchObject({ code: lost, outcome: 'unknown', cause: { code: 'NETWORK_ERROR' } })
  })

  it('v2: commands that the repeat of a batch refuses or leaves out may have run in the first attempt', async () => {
    const error = { error: 'ERROR_CORE', error_description: 'No.' }
    await using stage = await openScriptedStage(
      (_request, index) =>
        index === 0 ? undefined : success({ result: { done: 1 }, result_error: { refused: error, blank: {} } }),
      { restrictionParams: { retryOnNetworkError: true } },
    )
    const [method, params] = [newDeal.method, newDeal.params]
    const calls = {
      done: { method, params },
      refused: { method, params },
      blank: { method, params },
      after: { method, params },
    }
    const response = await stage.$b24.actions.v2.batch.make({ calls, options: { returnAjaxResult: true } })
    expect(stage.server.requests).toHaveLength(2)
    expect(response.getErrorsByKey()).toMatchObject({
      refused: { code: 'ERROR_CORE', outcome: 'unknown' },
      blank: { code: 'JSSDK_BATCH_SUB_ERROR', outcome: 'unknown' },
      after: { code: lost, outcome: 'unknown', requestInfo: { method } },
    })
    expect(Object.keys(response.getErrorsByKey())).toHaveLength(3)
  })

  it('a token that cannot be renewed for the repeat does not hide it', async () => {
    await using stage = await openScriptedStage((_request, index) =>
      index === 0 ? undefined : refusal(401, 'expired_token'),
    )
    Object.assign(stage.$b24.auth, { refreshAuth: () => Promise.reject(new Error('no new token')) })
    const error = await errorOf(stage.$b24.actions.v3.call.make(newTask))
    expect(error).toMatchObject({ code: lost, outcome: 'unknown', cause: { message: 'no new token' } })
  })
})

describe('batches', () => {
  const tasks = (count: number) => idsUpTo(count).map(() => ({ method: newTask.method, params: newTask.params }))
  const batchError = ({ $b24 }: ScriptedStage, count: number) =>
    errorOf($b24.actions.v3.batch.make({ calls: tasks(count), retry: false }))

  it.each([
    { what: 'the error of a command', reply: refusalV3(400, 'ENTITYNOTFOUND'), outcome: 'unknown' },
    { what: 'a limit in the middle', reply: refusalV3(429, 'RATELIMIT'), outcome: 'unknown' },
    { what: 'no right of a command', reply: refusalV3(403, 'ACCESSDENIED'), outcome: 'unknown' },
    { what: 'an error with status 200', reply: refusal(200, 'ERROR_CORE'), outcome: 'unknown' },
    { what: 'an unknown name, which is looked for first', reply: refusalV3(404, 'METHODNOTFOUND'), outcome: 'refused' },
    { what: 'a wrong credential', reply: refusal(401, 'NO_AUTH_FOUND'), outcome: 'refused' },
    { what: 'a full bucket', reply: refusal(503, 'QUERY_LIMIT_EXCEEDED'), outcome: 'refused' },
    { what: 'a page of a gateway', reply: page(502), outcome: 'unknown' },
    { what: 'a refusal whose body is lost', reply: { status: 400, body: '' }, outcome: 'unknown' },
    { what: 'a refusal whose body is cut', reply: { status: 403, body: '{"error":{"co' }, outcome: 'unknown' },
  ] as const)('v3: $what: what stood before it may have run', async ({ reply, outcome }) => {
    await using stage = await openScriptedStage(() => reply)
    expect(await batchError(stage, 2)).toMatchObject({ outcome, idempotencyKey: undefined })
  })

  it('v3: the one command of a batch was refused', async () => {
    await using stage = await openScriptedStage(() => refusalV3(400, 'ENTITYNOTFOUND'))
    expect(await batchError(stage, 1)).toMatchObject({ outcome: 'refused' })
  })

  it('v3: a batch of writes that a limit stops in the middle is not sent again', async () => {
    await using stage = await openScriptedStage(() => refusalV3(429, 'RATELIMIT'))
    const error = await errorOf(stage.$b24.actions.v3.batch.make({ calls: tasks(2) }))
    expect(error).toMatchObject({ outcome: 'unknown', code: 'BITRIX_REST_V3_EXCEPTION_RATELIMITEXCEPTION' })
    expect(stage.server.requests).toHaveLength(1)
  })

  it('v2: a refused command is refused, one that broke down is not known', async () => {
    const result_error = {
      0: { error: 'ERROR_CORE', error_description: 'No.' },
      1: { error: 'INTERNAL_SERVER_ERROR', error_description: 'Internal server error' },
      2: { error: '', error_description: '' },
    }
    await using stage = await openScriptedStage(() => success({ result: [], result_error }))
    const calls = idsUpTo(3).map(() => ({ method: newDeal.method, params: newDeal.params }))
    const response = await stage.$b24.actions.v2.batch.make({ calls, options: { isHaltOnError: false } })
    expect([...response.getErrors()]).toMatchObject([
      { outcome: 'refused' },
      { outcome: 'unknown' },
      { outcome: 'refused' },
    ])
  })

  it.each([null, true, 'ok', {}, [], { items: null }, { result: null }, { result: [], result_error: [] }])(
    'v2: a reply that tells of no command is none: %j',
    async (result) => {
      await using stage = await openScriptedStage(() => success(result))
      for (const isHaltOnError of [true, false]) {
        const batch = stage.$b24.actions.v2.batch.make({
          calls: [['crm.item.add', newDeal.params]],
          options: { isHaltOnError },
        })
        await expect(batch).rejects.toMatchObject({
          code: 'JSSDK_INTERACTION_BATCH_STRATEGY_V2_EMPTY_COMMAND_RESPONSE',
        })
      }
    },
  )

  it.each([{}, { status: 'ok' }])('a reply without a result is lost: %j', async (body) => {
    await using stage = await openScriptedStage(() => json(200, body))
    const { v2, v3 } = stage.$b24.actions
    for (const batch of [
      v2.batch.make({ calls: [['crm.item.add', newDeal.params]] }),
      v3.batch.make({ calls: tasks(2) }),
    ])
      await expect(batch).rejects.toMatchObject({ code: lost, outcome: 'unknown', idempotencyKey: undefined })
  })
})

describe('a write whose reply was lost, repeated with its key', () => {
  it.each(['resetAfterCommit', 'html504AfterCommit', 'cutJson', 'emptyBody', 'html200AfterCommit'] as const)(
    'after %s the portal answers from memory, and says so',
    async (action) => {
      await using stage = await openStage({ faults: [{ match: 'v3:tasks.task.add', action, times: 1 }] })
      const { call } = stage.$b24.actions.v3
      const error = await rejectionOf(call.make({ ...newTask, retry: false }))
      if (!(error instanceof AjaxError)) throw error
      expect(error).toMatchObject({ code: lost, outcome: 'unknown' })
      expect(error.message).toContain('idempotencyKey')
      const repeated = await call.make({ ...newTask, idempotencyKey: error.idempotencyKey })
      expect(repeated.isSuccess).toBe(true)
      expect(repeated.isIdempotentReplay()).toBe(true)
      expect(stage.portal.count('task')).toBe(1)
    },
  )

  it('a repeat that runs for the first time says so too', async () => {
    await using stage = await openStage({
      faults: [{ match: 'v3:tasks.task.add', action: 'html504BeforeCommit', times: 1 }],
    })
    const { call } = stage.$b24.actions.v3
    const error = await rejectionOf(call.make({ ...newTask, retry: false }))
    if (!(error instanceof AjaxError)) throw error
    const repeated = await call.make({ ...newTask, idempotencyKey: error.idempotencyKey })
    expect(repeated.isIdempotentReplay()).toBe(false)
    expect(stage.portal.count('task')).toBe(1)
  })

  it('the SDK’s own repeat says so as well', async () => {
    await using stage = await openStage({
      faults: [{ match: 'v3:tasks.task.add', action: 'resetAfterCommit', times: 1 }],
    })
    const response = await stage.$b24.actions.v3.call.make(newTask)
    expect(response.isIdempotentReplay()).toBe(true)
    expect(stage.portal.count('task')).toBe(1)
  })

  it('the caller’s own key is in the error, and lost for good on every attempt', async () => {
    await using stage = await openStage({ faults: [{ match: 'v3:tasks.task.add', action: 'resetAfterCommit' }] })
    const write = stage.$b24.actions.v3.call.make({ ...newTask, idempotencyKey: 'order-17' })
    await expect(write).rejects.toMatchObject({ code: lost, idempotencyKey: 'order-17' })
    expect(stage.portal.requests.count()).toBe(3)
    expect(stage.portal.count('task')).toBe(1)
  })
})
