import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { printfOf, quotedOnly, shellWord } from '../../src/inspector/requests/shell-word.ts'
import { callV2 } from '../client.ts'
import { ask, read, statusUnder } from './ask.ts'
import { hasCurl, runShell } from './run-shell.ts'
import { type RawRequest, sendRaw } from './send-raw.ts'

const isCurlThere = await hasCurl()
if (!isCurlThere && process.env['CI'] !== undefined) throw new Error('No curl. Install it with apt-get install curl.')
if (!isCurlThere) console.warn('No curl: the commands that the inspector copies are not run. apt-get install curl')

const commandOf = async (portal: Portal, id: number): Promise<string> =>
  commandIn(await read(portal, `requests/${String(id)}/curl`))

const commandIn = (answer: unknown): string => {
  if (typeof answer !== 'object' || answer === null || !('command' in answer) || typeof answer.command !== 'string')
    throw new Error(`No command: ${JSON.stringify(answer)}`)
  return answer.command
}

/** As of any client; without them curl adds its own. */
const usual = { 'user-agent': 'tests', accept: '*/*' }
const json = { ...usual, 'content-type': 'application/json' }
const form = { ...usual, 'content-type': 'application/x-www-form-urlencoded' }
const add = 'crm.deal.add'
const title = (text: string): Buffer => Buffer.from(JSON.stringify({ fields: { TITLE: text } }))

const requests: readonly (RawRequest & { readonly case: string })[] = [
  { case: 'a query', verb: 'GET', path: 'crm.deal.list?select[]=ID&filter[>ID]=1&x={a,b}', headers: usual },
  { case: 'JSON with quotes', verb: 'POST', path: add, headers: json, body: title(`it's "$HOME" \`id\` \\ !!`) },
  { case: 'JSON of several lines', verb: 'POST', path: add, headers: json, body: Buffer.from('{\n "a":\n1}\n\n') },
  { case: 'JSON beyond ASCII', verb: 'POST', path: add, headers: json, body: title('Сделка №1 — 商談 👍') },
  { case: 'a form', verb: 'POST', path: `${add}.json`, headers: form, body: Buffer.from('fields[TITLE]=%D0%A1+a') },
  { case: 'a body without a type', verb: 'POST', path: add, headers: usual, body: Buffer.from('fields[TITLE]=a') },
  { case: 'a body that looks like a file', verb: 'POST', path: add, headers: form, body: Buffer.from('@/etc/passwd') },
  { case: 'a body that looks like an option', verb: 'POST', path: add, headers: form, body: Buffer.from('-v\r\n') },
  { case: 'any bytes', verb: 'POST', path: add, headers: form, body: Uint8Array.from({ length: 512 }, (_, at) => at) },
  { case: 'what would act in a terminal', verb: 'POST', path: add, headers: json, body: title('\u001b[201~\u0003!!') },
  { case: 'no body at all', verb: 'POST', path: 'user.current', headers: usual },
  { case: 'another verb', verb: 'PUT', path: 'user.current', headers: usual },
  {
    case: 'a header beyond ASCII, an empty one and one with quotes',
    verb: 'GET',
    path: 'profile',
    headers: {
      ...usual,
      'x-utf8': Buffer.from('née').toString('latin1'),
      'x-latin': 'n\u00e9e',
      'x-none': '',
      'x-q': `'"$x`,
    },
  },
  { case: 'a body of 900 KB', verb: 'POST', path: add, headers: json, body: title(`'%\\${'é'.repeat(450_000)}`) },
  {
    case: 'files in a multipart form',
    verb: 'POST',
    path: add,
    headers: { ...usual, 'content-type': 'multipart/form-data; boundary=xx' },
    body: Buffer.concat([
      Buffer.from('--xx\r\nContent-Disposition: form-data; name="f"; filename="a.bin"\r\n\r\n'),
      Buffer.from([0, 255, 39, 92, 37, 10]),
      Buffer.from('\r\n--xx--\r\n'),
    ]),
  },
]

describe.runIf(isCurlThere)('a request copied as a curl command', () => {
  it.each(requests)('$case: the portal receives the same once more', async (request) => {
    await using portal = await createPortal()
    await sendRaw(portal, request)
    const command = await commandOf(portal, 1)
    const ran = await runShell(command)
    expect(ran).toMatchObject({ code: 0 })
    expect(await commandOf(portal, 2)).toBe(command)
    const [first, second] = portal.requests.list()
    expect(second?.params).toEqual(first?.params)
    expect(second?.status).toBe(first?.status)
  })

  it('needs no look at the certificate of a portal with TLS', async () => {
    const tlsDir = await mkdtemp(join(tmpdir(), "portal's tls-"))
    await using portal = await createPortal({ tls: true, tlsDir })
    await portal.fetch(new Request(`${portal.webhookUrl}profile`))
    const answer = await portal.fetch(new Request(`${portal.url}/_portal/api/requests/1/curl`))
    const ran = await runShell(commandIn(await answer.json()))
    expect(ran).toMatchObject({ code: 0 })
    expect(ran.output.toString()).toContain('"result"')
    await rm(tlsDir, { recursive: true })
  })

  it('goes where the inspector is looked at, whatever name the client called the portal by', async () => {
    await using portal = await createPortal()
    await sendRaw(portal, { verb: 'GET', path: 'profile', headers: { host: 'portal.docker:8024' } })
    const command = await commandOf(portal, 1)
    expect(command).toContain(`'${portal.webhookUrl}profile'`)
    expect((await runShell(command)).output.toString()).toContain('"result"')
  })
})

describe('a curl command', () => {
  it('holds the secret of the webhook, which no other answer of the inspector does', async () => {
    await using portal = await createPortal({ secret: 'asecretthatisgiven' })
    await callV2(portal, 'profile')
    expect(await commandOf(portal, 1)).toContain('/rest/1/asecretthatisgiven/profile')
  })

  it('is given to the inspector’s page alone', async () => {
    await using portal = await createPortal()
    await callV2(portal, 'profile')
    const { port } = new URL(portal.url)
    const path = 'requests/1/curl'
    expect(await statusUnder(portal, `attacker.example:${port}`, `/_portal/api/${path}`)).toBe(403)
    for (const headers of [{ Origin: 'http://attacker.example' }, { 'Sec-Fetch-Site': 'same-site' }])
      expect((await ask(portal, path, { headers })).status).toBe(403)
    await using open = await createPortal({ host: '0.0.0.0' })
    expect((await fetch(`http://127.0.0.1:${new URL(open.url).port}/_portal/api/${path}`)).status).toBe(403)
  })

  it.each([
    { case: 'a body above 1 MB', sent: [1_000_001], status: 409, text: 'body of 1,000,001 bytes is no longer there' },
    {
      case: 'a body that newer ones pushed out',
      sent: Array.from({ length: 17 }, () => 999_999),
      status: 409,
      text: '999,999 bytes',
    },
    { case: 'a body above what the portal reads', sent: [64 * 1024 * 1024 + 1], status: 409, text: '67,108,865 bytes' },
  ])('is refused for $case', async ({ sent, status, text }) => {
    await using portal = await createPortal()
    for (const size of sent) await sendRaw(portal, { verb: 'POST', path: 'profile', body: Buffer.alloc(size, 'a') })
    const answer = await ask(portal, 'requests/1/curl')
    expect(answer.status).toBe(status)
    expect(await answer.json()).toEqual({
      code: 'INSPECTOR_BODY_NOT_KEPT',
      message: expect.stringContaining(text) as unknown,
    })
  })

  it('is 404 for a request that is forgotten', async () => {
    await using portal = await createPortal()
    expect((await ask(portal, 'requests/1/curl')).status).toBe(404)
  })
})

describe('a word of a shell', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
  )

  test.prop([bytes], { numRuns: 60 })('is what it was made of, to the byte', async (value) => {
    const asWord = value.includes(0) ? Buffer.from('no word holds a zero') : Buffer.concat([value, Buffer.from('.')])
    const quoted = quotedOnly(asWord) ?? `"$(${printfOf(asWord)})"`
    const script = `${printfOf(value)}; printf %s ${shellWord(asWord)} ${quoted}`
    const expected = Buffer.concat([value, asWord, asWord])
    expect((await runShell(script)).output.equals(expected)).toBe(true)
  })

  test.prop([bytes])('has nothing in it that acts in a terminal', (value) => {
    for (const written of [printfOf(value), shellWord(value)]) expect(written).not.toMatch(/(?!\n)\p{Cc}/u)
  })
})
