import { B24Hook, progressOf } from '@bitrix24/b24jssdk'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import type { Portal } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const rowCount = 130
let portal: Portal
let $b24: B24Hook
beforeAll(async () => {
  const deal = Array.from({ length: rowCount }, (_, index) => ({ id: index + 1 }))
  portal = await createPortal({ seed: { deal }, tariff: 'off' })
  $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl)
})
afterAll(() => portal.close())

const method = 'crm.deal.list'
const caught = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  )

describe('a list that is cancelled', () => {
  it.each([undefined, new Error('enough'), 'a text'])('tells its rows and its cursor: reason %s', async (reason) => {
    const cancel = new AbortController()
    const onProgress = (): void => cancel.abort(reason)
    const { signal } = cancel
    const error = await caught($b24.actions.v2.callList.make({ method, strategy: 'pages', signal, onProgress }))
    const progress = progressOf(error)
    expect(progress?.result?.getData()).toHaveLength(50)
    const rest = await $b24.actions.v2.callList.make({ method, cursor: progress?.cursor })
    expect(rest.getData()).toHaveLength(rowCount - 50)
  })

  it('as a stream, too', async () => {
    const cancel = new AbortController()
    const stream = $b24.actions.v2.fetchList.make({ method, strategy: 'pages', signal: cancel.signal })
    await stream.next()
    cancel.abort()
    const error = await caught(stream.next())
    expect(error).toBe(cancel.signal.reason)
    expect(progressOf(error)?.cursor).toBe(stream.cursor)
  })

  it('together with another one tells nothing by their one reason, and each stream has its cursor', async () => {
    const cancel = new AbortController()
    const { signal } = cancel
    const streams = [1, 2].map(() => $b24.actions.v2.fetchList.make({ method, strategy: 'pages', signal }))
    await streams[0]?.next()
    cancel.abort()
    for (const stream of streams) await caught(stream.next())
    expect(progressOf(signal.reason)).toBeUndefined()
    expect(streams[0]?.cursor).not.toBe(streams[1]?.cursor)
  })
})
