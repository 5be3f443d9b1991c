import { AjaxError, B24Hook, LogLevel } from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'
import { matching } from '../matchers.ts'
import { openScriptedStage } from '../scripted-stage.ts'
import { success } from '../scripted-server.ts'
import { everythingOf } from '../everything-of.ts'
import { idsUpTo, openStage, rejectionOf, secretOf } from '../stage.ts'

const secretKeys =
  'auth password token secret access_token refresh_token client_secret application_token sessid key signature'.split(
    ' ',
  )

describe('what the log never holds', () => {
  it('E44: the webhook’s URL and secret, on success, failure and retry, at any level', async () => {
    await using stage = await openStage({
      seed: { deal: idsUpTo(60) },
      faults: [
        { match: 'user.current', action: 'html502BeforeCommit', times: 1 },
        { match: 'crm.deal.add', action: 'resetAfterCommit' },
        { match: 'app.info', action: 'softError' },
      ],
    })
    const { $b24, portal, log } = stage
    const { v2, v3 } = $b24.actions
    await v2.call.make({ method: 'profile' })
    await v2.call.make({ method: 'user.current' })
    await v2.call.make({ method: 'app.info' })
    await rejectionOf(v2.call.make({ method: 'crm.deal.add', params: { fields: {} } }))
    await rejectionOf(v2.call.make({ method: 'no.such.method' }))
    await rejectionOf(v3.call.make({ method: 'crm.item.get' }))
    await v2.batch.make({ calls: { One: ['profile'], Two: ['no.such.method'] }, options: { isHaltOnError: false } })
    await v2.callList.make({ method: 'crm.deal.list', params: { select: ['ID'] } })
    const records = log.records()
    expect(new Set(records.map(({ level }) => level)).has(LogLevel.DEBUG)).toBe(true)
    expect(records.length).toBeGreaterThan(20)
    const text = everythingOf(records)
    expect(text).not.toContain(secretOf($b24))
    expect(text).not.toContain(portal.url)
  })
})

describe('what is masked', () => {
  it.each(secretKeys)('E45: the value under %s, in the logs of request and reply and in errors', async (key) => {
    await using stage = await openScriptedStage(({ method }) =>
      method === 'fail'
        ? { status: 400, body: { error: 'BAD', error_description: 'No.' } }
        : success({ [key]: 'hidden-from-reply', open: 'shown' }),
    )
    const params = { [key]: 'hidden-from-request', open: 'shown' }
    await stage.$b24.actions.v2.call.make({ method: 'good', params })
    const error = await rejectionOf(stage.$b24.actions.v2.call.make({ method: 'fail', params }))
    expect(everythingOf(stage.log.records())).not.toMatch(/hidden-from/)
    expect(everythingOf(stage.log.records())).toContain('shown')
    expect(everythingOf(error)).not.toContain('hidden-from-request')
    expect(error).toMatchObject({ requestInfo: { params: { open: 'shown' } } })
    expect(stage.server.requests[0]?.body).toEqual(params)
  })

  it.each([
    { shape: 'another case', params: { ToKeN: 'hidden-1', AUTH: 'hidden-2' } },
    { shape: 'nested objects', params: { a: { password: 'hidden-1' } } },
    { shape: 'arrays of objects', params: { list: [{ secret: 'hidden-1' }, { sessid: 'hidden-2' }] } },
    { shape: 'a whole object under a secret key', params: { auth: { login: 'hidden-1', more: ['hidden-2'] } } },
  ])('E46: masking covers $shape', async ({ params }) => {
    await using stage = await openScriptedStage(() => ({
      status: 400,
      body: { error: 'BAD', error_description: 'No.' },
    }))
    const error = await rejectionOf(stage.$b24.actions.v2.call.make({ method: 'x.get', params }))
    expect(everythingOf([error, stage.log.records()])).not.toMatch(/hidden-/)
    expect(everythingOf(error)).toContain('***REDACTED***')
  })

  it('E46: and an empty value', async () => {
    await using stage = await openScriptedStage(() => ({
      status: 400,
      body: { error: 'BAD', error_description: 'No.' },
    }))
    const error = await rejectionOf(stage.$b24.actions.v2.call.make({ method: 'x.get', params: { token: '', a: '' } }))
    expect(error).toMatchObject({ requestInfo: { params: { token: '***REDACTED***', a: '' } } })
  })

  it('E47: secrets inside query strings are masked up to the next separator, and other text stays', async () => {
    await using stage = await openScriptedStage(() => ({
      status: 400,
      body: { error: 'BAD', error_description: 'No.' },
    }))
    const params = { cmd: ['x.get?token=hidden-1&title=A', 'y.get?a=1&AUTH=hidden-2#rest', 'z?secret=hidden-3;b=2'] }
    const error = await rejectionOf(stage.$b24.actions.v2.call.make({ method: 'x.get', params }))
    const text = everythingOf(error)
    expect(text).not.toMatch(/hidden-/)
    for (const kept of ['title=A', 'a=1', '#rest', 'b=2']) expect(text).toContain(kept)
  })

  it('E47: as in the commands of a batch that failed', async () => {
    await using stage = await openScriptedStage(() => ({
      status: 400,
      body: { error: 'BAD', error_description: 'No.' },
    }))
    const calls: [string, Record<string, unknown>][] = [['x.get', { password: 'hidden-1', title: 'A' }]]
    const error = await rejectionOf(stage.$b24.actions.v2.batch.make({ calls }))
    expect(everythingOf([error, stage.log.records()])).not.toContain('hidden-1')
  })

  it('E48: toString() and toJSON() of an error hold neither the URL nor a secret', async () => {
    await using stage = await openStage()
    const params = { token: 'hidden-1', title: 'A' }
    const error = await rejectionOf(stage.$b24.actions.v2.call.make({ method: 'no.such.method', params }))
    if (!(error instanceof AjaxError)) throw new Error('An AjaxError was expected.')
    for (const text of [error.toString(), JSON.stringify(error), String(error.stack)]) {
      expect(text).not.toContain('hidden-1')
      expect(text).not.toContain(secretOf(stage.$b24))
      expect(text).not.toContain(stage.portal.url)
    }
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({
      code: 'ERROR_METHOD_NOT_FOUND',
      requestInfo: { params: { title: 'A' } },
    })
  })

  it('E49: originalError stands in no key, no spread and no JSON of an error', async () => {
    await using stage = await openScriptedStage(() => undefined, { restrictionParams: { maxRetries: 1 } })
    const error = await rejectionOf(stage.$b24.actions.v2.call.make({ method: 'x.get' }))
    if (!(error instanceof AjaxError)) throw new Error('An AjaxError was expected.')
    expect(error.originalError).toBeInstanceOf(Error)
    expect(Object.keys(error)).not.toContain('originalError')
    expect(Object.assign({}, error)).not.toHaveProperty('originalError')
    expect(JSON.parse(JSON.stringify(error))).not.toHaveProperty('originalError')
  })

  it.each([
    { length: 300, isCut: false },
    { length: 301, isCut: true },
  ])('E50: a body of $length characters in the log is cut: $isCut', async ({ length, isCut }) => {
    const bare = JSON.stringify({ text: '' }).length
    const text = 'x'.repeat(length - bare)
    await using stage = await openScriptedStage(() => success(true))
    await stage.$b24.actions.v2.call.make({ method: 'x.get', params: { text } })
    const logged = everythingOf(stage.log.withMessage('post/send'))
    expect(logged.includes(text)).toBe(!isCut)
    expect(logged.includes('...')).toBe(isCut)
  })

  it('E50: of a large body the log looks at the beginning alone', async () => {
    let written = 0
    const last = {
      toJSON: () => {
        written += 1
        return 'last'
      },
    }
    await using stage = await openScriptedStage(() => success(Array.from({ length: 5_000 }, () => 'row')))
    await stage.$b24.actions.v2.call.make({ method: 'x.get', params: { list: [...Array(1_000).keys(), last] } })
    expect(written).toBe(1)
    expect(everythingOf(stage.log.withMessage('post/send'))).toContain('...')
    expect(everythingOf(stage.log.withMessage('post/response'))).toContain('...')
  })

  it.each([
    'not a url with secret hiddensegment',
    'http://remote.example.com/rest/1/hiddensegment/',
    'https://remote.example.com/hiddensegment/1/x/',
    'https://remote.example.com/rest/hiddensegment/x/',
    'https://remote.example.com/rest/1/hiddensegment/more/',
  ])('E53: the error for %s echoes neither the URL nor a segment', async (url) => {
    const error = await rejectionOf(Promise.resolve().then(() => B24Hook.fromWebhookUrl(url)))
    expect(error).toMatchObject({ code: matching(/^JSSDK_HOOK_URL_/) })
    expect(everythingOf(error)).not.toContain('hiddensegment')
    expect(everythingOf(error)).not.toContain('remote.example.com')
  })
})
