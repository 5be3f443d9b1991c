import { AppFrame, Logger, MemoryHandler, MessageManager } from '@bitrix24/b24jssdk'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { FakeClock } from '../support/fake-clock.ts'
import { appSid, openPortalPage, type PortalPageOptions, silence } from '../support/portal-page.ts'

const settle = (): Promise<void> => new FakeClock().advance(0)

const openChannel = (options: PortalPageOptions = {}) => {
  const page = openPortalPage(options)
  const clock = new FakeClock()
  const appFrame = new AppFrame({ DOMAIN: 'demo.bitrix24.com', PROTOCOL: true, APP_SID: appSid, LANG: 'en' })
  const channel = new MessageManager(appFrame, { clock })
  channel.subscribe()
  const memory = new MemoryHandler()
  channel.setLogger(Logger.create('frame').pushHandler(memory))
  return { page, clock, channel, logged: () => memory.getRecords() }
}

const id = (wire: unknown): string => /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/.exec(String(wire))?.[0] ?? ''

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a command on the wire', () => {
  it.each([
    { case: 'no parameters', params: undefined, wire: 'setTitle:ID:SID' },
    { case: 'E70: null parameters', params: null, wire: 'setTitle:ID:SID' },
    { case: 'an empty object', params: {}, wire: 'setTitle:ID:SID' },
    { case: 'an object with the separator in it', params: { title: 'a:b' }, wire: 'setTitle:{"title":"a:b"}:ID:SID' },
    {
      case: 'parameters and controls',
      params: { title: 'a', isSafely: true, safelyTime: 5, callBack: () => undefined, requestId: 'r' },
      wire: 'setTitle:{"title":"a"}:ID:SID',
    },
    { case: 'a single option', params: { singleOption: 'a' }, wire: 'setTitle:"a":ID:SID' },
    { case: 'a raw value', params: { value: '{"a":1}', isRawValue: true }, wire: 'setTitle:{"a":1}:ID:SID' },
  ])('$case: $wire', async ({ params, wire }) => {
    const { page, channel } = openChannel({ answers: { setTitle: () => true } })
    await expect(channel.send('setTitle', params)).resolves.toBe(true)
    const sent = String(page.last('setTitle').wire)
    expect(sent.replace(id(sent), 'ID').replace(appSid, 'SID')).toBe(wire)
  })

  it('is an object when its own name holds the separator', async () => {
    const { page, channel } = openChannel({ answers: { 'a:b': () => 1 } })
    await channel.send('a:b', { x: [1], requestId: 'r', isSafely: true })
    const { callbackId, wire } = page.last('a:b')
    expect(wire).toEqual({ method: 'a:b', params: { x: [1] }, callback: callbackId, appSid, requestId: 'r' })
    await channel.send('a:b')
    expect(page.last('a:b').params).toBe('')
  })

  it.each([
    {
      case: 'a cycle',
      command: 'a',
      params: () => {
        const cycle: Record<string, unknown> = {}
        return Object.assign(cycle, { cycle })
      },
    },
    { case: 'a function in an object message', command: 'a:b', params: () => ({ handler: () => 1 }) },
    { case: 'a raw value that is no text', command: 'a', params: () => ({ isRawValue: true, value: 5 }) },
  ])('$case: is refused before anything is sent', async ({ command, params }) => {
    const { page, channel } = openChannel()
    await expect(channel.send(command, params())).rejects.toMatchObject({ code: 'JSSDK_INVALID_PARAMS' })
    await settle()
    expect(page.received).toEqual([])
  })

  it('needs the session of the application', async () => {
    openPortalPage()
    const appFrame = new AppFrame({ DOMAIN: 'demo.bitrix24.com', PROTOCOL: true, APP_SID: null, LANG: null })
    await expect(new MessageManager(appFrame).send('a')).rejects.toMatchObject({ code: 'JSSDK_FRAME_APP_SID_NOT_INIT' })
  })
})

describe('an answer', () => {
  it.each([
    { payload: { a: 'b:c' }, result: { a: 'b:c' } },
    { payload: null, result: null },
    { payload: undefined, result: '' },
  ])('$payload resolves the command it belongs to', async ({ payload, result }) => {
    const { page, channel } = openChannel()
    const answer = channel.send('a')
    await settle()
    page.reply({ callbackId: 'somebody-else' }, 'not mine')
    page.reply(page.last('a'), payload)
    await expect(answer).resolves.toEqual(result)
  })

  it('that is cut rejects with JSSDK_FRAME_BAD_PAYLOAD and shows nothing of its text', async () => {
    const { page, channel } = openChannel()
    const answer = channel.send('refreshAuth')
    await settle()
    page.post(`${page.last('refreshAuth').callbackId}:{"AUTH_ID":"secret-token`)
    const error: unknown = await answer.catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'JSSDK_FRAME_BAD_PAYLOAD' })
    expect(String(error)).not.toContain('secret-token')
  })

  it.each([
    [undefined],
    [null],
    [5],
    [''],
    [':'],
    ['no separator'],
    [{ a: 1 }],
    ['unknown-id:{"a":1}'],
    ['unknown-id:{cut'],
  ])('a message that is none (%j) is left alone', async (data) => {
    const { page, channel } = openChannel()
    const answer = channel.send('a')
    await settle()
    page.post(data)
    page.reply(page.last('a'), 'mine')
    await expect(answer).resolves.toBe('mine')
  })

  it('goes to the call-back as often as it comes, a cut one excepted', async () => {
    const { page, channel, logged } = openChannel()
    const seen: unknown[] = []
    const first = channel.send('a', { callBack: (payload) => seen.push(payload) })
    await settle()
    const command = page.last('a')
    page.reply(command, 1)
    page.post(`${command.callbackId}:{cut`)
    page.reply(command, 2)
    await expect(first).resolves.toBe(1)
    expect(seen).toEqual([1, 2])
    expect(logged().map(({ message }) => message)).toContain('reply of the portal is no JSON')
  })
})

describe('a command that may stay unanswered', () => {
  it('resolves after 900 ms, with a warning', async () => {
    const { clock, channel, logged } = openChannel()
    const answer = channel.send('reloadWindow', { isSafely: true })
    await clock.advance(899)
    expect(clock.pending).toBe(1)
    await clock.advance(1)
    await expect(answer).resolves.toEqual({ isSafely: true })
    expect(logged().map(({ message }) => message)).toContain('action reloadWindow stop by timeout')
  })

  it('resolves with the answer when there is one, and leaves no timer', async () => {
    const { clock, channel } = openChannel({ answers: { a: () => 'answer' } })
    await expect(channel.send('a', { isSafely: true, safelyTime: 5 })).resolves.toBe('answer')
    expect(clock.pending).toBe(0)
  })
})

describe('a message from another origin', () => {
  it('E63: is ignored and reported once per origin, without its data', async () => {
    const { page, channel, logged } = openChannel()
    const answer = channel.send('a')
    await settle()
    const { callbackId } = page.last('a')
    for (const origin of [
      'https://evil.example',
      'https://evil.example',
      'https://demo.bitrix24.com.evil.example',
      'null',
    ])
      page.post(`${callbackId}:"forged-secret"`, origin)
    page.reply({ callbackId }, 'real')
    await expect(answer).resolves.toBe('real')
    const warnings = logged().filter(({ message }) => message === 'message rejected: unexpected origin')
    expect(warnings.map(({ context }) => context)).toEqual([
      { origin: 'https://evil.example' },
      { origin: 'https://demo.bitrix24.com.evil.example' },
      { origin: 'null' },
    ])
    expect(JSON.stringify(logged())).not.toContain('forged-secret')
  })

  it('E63: is reported for 50 origins at most', () => {
    const { page, logged } = openChannel()
    for (let n = 0; n < 60; n += 1) page.post('a:1', `https://site-${n}.example`)
    expect(logged()).toHaveLength(50)
  })
})

describe('a channel that is closed', () => {
  it('rejects what is unanswered and what is sent later, and leaves neither listener nor timer', async () => {
    const { page, clock, channel } = openChannel()
    const unanswered = [
      channel.send('a'),
      channel.send('b', { isSafely: true }),
      channel.send('c', { callBack: () => undefined }),
    ]
    await settle()
    channel.unsubscribe()
    for (const answer of [...unanswered, channel.send('d')])
      await expect(answer).rejects.toMatchObject({ code: 'JSSDK_FRAME_DISPOSED' })
    expect({ listeners: page.listenerCount, timers: clock.pending }).toEqual({ listeners: 0, timers: 0 })
  })

  it('can be opened again', async () => {
    const { page, channel } = openChannel({ answers: { a: () => 1, b: () => silence } })
    channel.unsubscribe()
    channel.subscribe()
    channel.subscribe()
    await expect(channel.send('a')).resolves.toBe(1)
    expect(page.listenerCount).toBe(1)
  })
})
