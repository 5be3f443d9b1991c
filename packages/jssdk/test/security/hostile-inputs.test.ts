import { B24Hook, ApiVersion } from '@bitrix24/b24jssdk'
import { parseInstallRequest } from '@bitrix24/b24jssdk/events'
import { describe, expect, it } from 'vitest'
import { parsePhpForm } from '../../src/events/form/php-form.ts'
import { limiterFor } from '../../src/limits/limiter.ts'
import { defaultRestrictions } from '../../src/limits/restrictions.ts'
import { decodeLimitState } from '../../src/limits/store/limit-state-json.ts'
import { readCursor } from '../../src/lists/place/list-cursor.ts'
import { decodeTextFrames } from '../../src/pull/framing/text-frames.ts'
import { Session } from '../../src/pull/connection/session.ts'
import { decode } from '../../src/request/wire/decode.ts'
import { shortBody } from '../../src/request/wire/short-body.ts'
import { toRestCall } from '../../src/request/to-rest-call.ts'
import { growthOf, mostGrowth } from '../support/growth.ts'
import { parsers, parts } from '../support/foreign-parsers.ts'

const times = (part: string, size: number): string => part.repeat(Math.ceil(size / part.length))
describe('work grows no faster than the input', () => {
  it.each(Object.entries(parsers))('when somebody has written %s', { timeout: 600_000 }, async (_, read) => {
    const slow: unknown[] = []
    for (const part of parts)
      for (const end of ['', '!']) {
        const growth = await growthOf((size) => {
          const text = times(part, size) + end
          return () => read(text)
        }, 2_500)
        if (growth > mostGrowth) slow.push({ part, end, growth })
      }
    expect(slow).toEqual([])
  })

  const call = toRestCall(
    {
      version: ApiVersion.v2,
      portal: { origin: () => '', restUrl: () => '', credential: () => '' },
      authorise: [],
      limiter: limiterFor('https://a.bc'),
      http: {},
      guards: [],
      observer: () => undefined,
      settings: () => defaultRestrictions,
      defaults: { timeout: 1, headers: {} },
    },
    'm',
    {},
    'r',
  )

  it.each<{ what: string; work: (size: number) => () => unknown }>([
    {
      what: 'levels of JSON in a reply',
      work: (size) => {
        const text = `{"result":${'['.repeat(size)}${']'.repeat(size)}}`
        return () => shortBody(decode(call, { status: 200, readText: async () => '' }, text))
      },
    },
    {
      what: 'levels of JSON in a refusal',
      work: (size) => {
        const deep = `${'[{"a":'.repeat(size / 8)}1${'}]'.repeat(size / 8)}`
        const text = `{"error":{"code":"V","message":"m","validation":[{"a":${deep}}]}}`
        return () => decode(call, { status: 400, readText: async () => '' }, text)
      },
    },
    {
      what: 'frames in a text',
      work: (size) => {
        const text = '#!NGINXNMS!#{"id":1}#!NGINXNME!#'.repeat(size)
        return () => decodeTextFrames(text)
      },
    },
    {
      what: 'commands that a push server makes up',
      work: (size) => (): unknown => {
        const session = new Session()
        for (let number = 0; number < size; number += 1) session.count(`m${number}`, `c${number}`)
        return session.state.history
      },
    },
    {
      what: 'variables of a form',
      work: (size) => {
        const form = Array.from({ length: size }, (_, number) => `a[]=${number}`).join('&')
        return () => parsePhpForm(form, { maxDepth: 16, maxKeys: 1e9 })
      },
    },
    {
      what: 'ranges of a cursor',
      work: (size) => {
        const ranges = Array.from({ length: size }, (_, number) => [number, number + 1])
        const text = JSON.stringify({ v: 2, method: 'm', ranges })
        return () => readCursor(text, 'm', '')
      },
    },
    {
      what: 'uses in a state of limits',
      work: (size) => {
        const use = { operatingMs: 1, seenAtMs: 1, refusals: 0, blockedUntilMs: 0 }
        const operating = Object.fromEntries(Array.from({ length: size }, (_, number) => [`m${number}`, use]))
        const lowering = { factor: 1, refusedAtMs: [], successes: 0, loweredAtMs: 0 }
        const text = JSON.stringify({ bucket: { level: 0, atMs: 0, places: 0, refusals: 0 }, lowering, operating })
        return () => decodeLimitState(text)
      },
    },
  ])('with the number of $what', async ({ work }) => {
    expect(await growthOf(work, 5_000)).toBeLessThan(mostGrowth)
  })
})

describe('a request that takes long to read', () => {
  const form = (text: string): Request =>
    new Request('https://app.example/?DOMAIN=a.bc', {
      method: 'POST',
      body: text,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    })

  it('does not hold up the process: an event with a key of 200,000 brackets', async () => {
    // Quadratic work took a minute here, so the time limit of every test would end it on a slow machine.
    const read = parseInstallRequest(form(`auth${'['.repeat(200_000)}=1`))
    await expect(read).rejects.toMatchObject({ code: 'JSSDK_INSTALL_REQUEST_INVALID' })
  })

  it('is refused as a whole when it has too many variables, empty ones too', async () => {
    const read = parseInstallRequest(form(`${'&'.repeat(1_001)}AUTH_ID=a`))
    await expect(read).rejects.toMatchObject({ code: 'JSSDK_EVENT_TOO_LARGE' })
  })
})

it('a reply with many brackets after a reference is refused before it is sent', async () => {
  const $b24 = B24Hook.fromWebhookUrl('https://a.bitrix24.com/rest/1/k32t88gf3azpmwv3/')
  const batch = $b24.actions.v2.batch.make({
    calls: [
      ['m', { a: `$result${'['.repeat(200_000)}` }],
      ['m', { a: '$result[9]' }],
    ],
  })
  await expect(batch).rejects.toMatchObject({ code: 'JSSDK_BATCH_INEXPRESSIBLE' })
})
