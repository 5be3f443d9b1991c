import { AjaxError, SdkError } from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'
import { containing, matching } from './matchers.ts'
import { describeFailure } from './examples/errors.ts'
import { openStage, rejectionOf, type Stage } from './stage.ts'

const call = ({ $b24 }: Stage, method: string, params = {}) =>
  $b24.actions.v2.call.make({ method, params, requestId: 'e-1' })

describe('errors', () => {
  it('S111: AjaxError and SdkError are classes of the package root', () => {
    const rest = new AjaxError({ code: 'X', description: 'Y', status: 400 })
    const own = new SdkError({ code: 'X', description: 'Y', status: 500 })
    expect(rest).toBeInstanceOf(AjaxError)
    expect(own).toBeInstanceOf(SdkError)
    expect(own).not.toBeInstanceOf(AjaxError)
    expect(own).toBeInstanceOf(Error)
  })

  it('S112: REST failures are thrown as AjaxError with code, status, message and requestInfo', async () => {
    await using stage = await openStage()
    const error = await rejectionOf(call(stage, 'no.such.method', { id: 5 }))
    expect(error).toBeInstanceOf(AjaxError)
    expect(error).toMatchObject({
      code: 'ERROR_METHOD_NOT_FOUND',
      status: 404,
      message: containing('Method not found'),
      requestInfo: { method: 'no.such.method', params: { id: 5 }, requestId: 'e-1' },
    })
  })

  it('S113: SDK failures are thrown as SdkError with code and message', async () => {
    await using stage = await openStage()
    const error = await rejectionOf(stage.$b24.actions.v3.call.make({ method: 'crm.item.get' }))
    expect(error).toBeInstanceOf(SdkError)
    expect(error).not.toBeInstanceOf(AjaxError)
    expect(error).toMatchObject({
      code: 'JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3',
      message: containing('restApi:v3 not support method crm.item.get'),
    })
  })

  it('S114: a soft code comes back with isSuccess false and messages', async () => {
    await using stage = await openStage()
    const response = await stage.$b24.actions.v3.call.make({ method: 'tasks.task.get', params: { id: 99 } })
    expect(response.isSuccess).toBe(false)
    expect(response.getErrorMessages()).toEqual([matching(/\S/)])
    expect([...response.getErrors()]).toMatchObject([{ code: 'BITRIX_REST_V3_EXCEPTION_ENTITYNOTFOUNDEXCEPTION' }])
  })

  it('S114: so does an error body with status 200, and nothing else', async () => {
    await using stage = await openStage({ faults: [{ match: 'profile', action: 'softError' }] })
    const soft = await call(stage, 'profile')
    expect(soft.isSuccess).toBe(false)
    await expect(call(stage, 'crm.deal.get', { id: 99 })).rejects.toBeInstanceOf(AjaxError)
  })

  it('S115: an action throws nothing but Error instances', async () => {
    await using stage = await openStage({
      faults: [
        { match: 'profile', action: 'html200' },
        { match: 'user.current', action: 'cutJson' },
        { match: 'app.info', action: 'resetBeforeCommit' },
      ],
    })
    const circular: Record<string, unknown> = {}
    circular['self'] = circular
    const thrown = [
      await rejectionOf(call(stage, 'profile')),
      await rejectionOf(call(stage, 'user.current')),
      await rejectionOf(call(stage, 'app.info')),
      await rejectionOf(call(stage, 'crm.deal.get', circular)),
      await rejectionOf(stage.$b24.actions.v2.batch.make({ calls: [] })),
    ]
    for (const error of thrown) expect(error).toBeInstanceOf(SdkError)
  })

  it('S115: what is no error of the SDK passes through the last branch of the template', async () => {
    await using stage = await openStage()
    const { $b24 } = stage
    const own = new TypeError('of the program itself')
    const broken = new Proxy($b24, {
      get: () => {
        throw own
      },
    })
    await expect(describeFailure(broken, 'profile')).rejects.toBe(own)
  })

  it('S116: an AjaxError is an SdkError, so the order of checks in the template matters and works', async () => {
    await using stage = await openStage({ faults: [{ match: 'user.current', action: 'softError' }] })
    const { $b24 } = stage
    const error = await rejectionOf(call(stage, 'no.such.method'))
    expect(error).toBeInstanceOf(SdkError)
    await expect(describeFailure($b24, 'profile')).resolves.toBe('done')
    await expect(describeFailure($b24, 'user.current')).resolves.toBe('refused: The portal could not do this.')
    await expect(describeFailure($b24, 'no.such.method')).resolves.toMatch(
      /^REST ERROR_METHOD_NOT_FOUND 404 no\.such\.method: /,
    )
    const refused = $b24.actions.v3.call.make({ method: 'profile' })
    await expect(refused).rejects.not.toBeInstanceOf(AjaxError)
  })

  it('S117: hardErrorCodes: the code is thrown after one request', async () => {
    await using stage = await openStage({
      faults: [{ match: 'profile', action: 'limit503' }],
      restrictionParams: { hardErrorCodes: ['QUERY_LIMIT_EXCEEDED'] },
    })
    await expect(call(stage, 'profile')).rejects.toMatchObject({ code: 'QUERY_LIMIT_EXCEEDED', status: 503 })
    expect(stage.portal.requests.count()).toBe(1)
  })

  it('S117: softErrorCodes: the code comes back inside a result after one request', async () => {
    await using stage = await openStage({ restrictionParams: { softErrorCodes: ['ERROR_METHOD_NOT_FOUND'] } })
    const response = await call(stage, 'no.such.method')
    expect(response.isSuccess).toBe(false)
    expect(response.getStatus()).toBe(404)
    expect([...response.getErrors()]).toMatchObject([{ code: 'ERROR_METHOD_NOT_FOUND' }])
    expect(stage.portal.requests.count()).toBe(1)
  })

  it.each([
    { retryOnNetworkError: true, requests: 2, ends: 'fulfilled' },
    { retryOnNetworkError: false, requests: 1, ends: 'rejected' },
  ])('S117: retryOnNetworkError $retryOnNetworkError: $requests requests', async ({ requests, ends, ...params }) => {
    await using stage = await openStage({
      faults: [{ match: 'profile', action: 'resetBeforeCommit', times: 1 }],
      restrictionParams: params,
    })
    const [outcome] = await Promise.allSettled([call(stage, 'profile')])
    expect(outcome.status).toBe(ends)
    expect(stage.portal.requests.count('profile')).toBe(requests)
  })
})
