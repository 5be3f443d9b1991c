import { gzipSync } from 'node:zlib'
import { fc } from '@fast-check/vitest'
import { anyText, anyValue } from './values.ts'

/** One request as bytes. */
export interface FuzzedBody {
  readonly method: string
  readonly suffix: string
  readonly query: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer> | undefined
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
const utf16 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'utf16le'))
const latin1 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'latin1'))

const params = fc.dictionary(fc.constantFrom('fields', 'filter', 'entityTypeId', 'cmd', 'start', 'id'), anyValue)

const jsonText = fc.oneof(
  params.map((value) => JSON.stringify(value)),
  anyValue.map((value) => JSON.stringify(value)),
  fc.nat(100_000).map((depth) => '['.repeat(depth)),
  fc.nat(2000).map((depth) => `{"fields":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`),
  fc.constantFrom('{"id":1e999}', '{"id":1,"id":2}', '\uFEFF{"id":1}', "{'id':1}", '{"id":01}', 'null', '"', '-'),
)

const key = fc.oneof(
  fc.constantFrom('fields[TITLE]', 'filter[>ID]', 'a[]', 'a[][b]', 'cmd[a]', 'start', '__proto__[a]', 'a[b', ']', '['),
  fc.nat(200).map((depth) => `a${'[b]'.repeat(depth)}`),
  anyText,
)
const broken = fc.constantFrom('%', '%zz', '%ff%fe', '%00', '&&&', '=', 'a=b=c')
const pair = fc.tuple(key, anyText).map(([name, value]) => `${name}=${escaped(value)}`)
const formText = fc.array(fc.oneof(pair, broken), { maxLength: 12 }).map((parts) => parts.join('&'))

const boundary = 'XX'
const part = fc
  .tuple(key, anyText)
  .map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
const multipartText = fc.array(part, { maxLength: 6 }).map((parts) => `${parts.join('')}--${boundary}--\r\n`)

const text = fc.oneof(jsonText, formText, multipartText, anyText)
const whole = fc.oneof(
  { weight: 6, arbitrary: text.map(bytesOf) },
  text.map(utf16),
  text.map(latin1),
  text.map((plain) => new Uint8Array(gzipSync(plain))),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => new Uint8Array(bytes)),
)

/** Now and then the second half is missing. */
const body = fc
  .tuple(whole, fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.double({ min: 0, max: 1, noNaN: true })))
  .map(([bytes, share]) => bytes.slice(0, Math.ceil(bytes.length * share)))

const contentType = fc.constantFrom(
  'application/json',
  'application/json; charset=utf-8',
  'application/json; charset=utf-16',
  'APPLICATION/JSON;charset=windows-1251',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=koi8-r',
  `multipart/form-data; boundary=${boundary}`,
  'multipart/form-data',
  'text/xml',
  '/',
)
const headers = fc
  .tuple(contentType, fc.constantFrom('', '', '', '', 'gzip', 'br', 'identity', 'nonsense'))
  .map(([type, encoding]) => ({
    'Content-Type': type,
    ...(encoding === '' ? {} : { 'Content-Encoding': encoding }),
  }))

/** Requests in any encoding, with bodies that may have nothing to do with it. */
export const bodies: fc.Arbitrary<FuzzedBody> = fc
  .record({
    method: fc.constantFrom('POST', 'POST', 'POST', 'PUT', 'PATCH', 'DELETE', 'GET', 'HEAD', 'OPTIONS'),
    suffix: fc.constantFrom('', '', '.json', '.xml', '/', '.json/', '.exe'),
    query: fc.oneof(
      fc.constant(''),
      formText.map((form) => `?${escaped(form)}`),
    ),
    headers,
    body,
  })
  .map((request) => (['GET', 'HEAD'].includes(request.method) ? { ...request, body: undefined } : request))

/** As a client escapes it; what cannot stand in UTF-8 at all is sent as the replacement character. */
const escaped = (value: string): string => encodeURIComponent(Buffer.from(value, 'utf8').toString('utf8'))
