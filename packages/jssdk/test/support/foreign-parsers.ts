import {
  AjaxError,
  BatchRefV2,
  FilterV3,
  LineFormatter,
  LogLevel,
  SdkError,
  TelegramFormatter,
  Text,
  useFormatter,
} from '@bitrix24/b24jssdk'
import { endpointOf, renamedEndpoint } from '../../src/auth/oauth-endpoints.ts'
import { decodeTokenFile } from '../../src/auth/tokens/token-file-json.ts'
import { hookOrigin, parseWebhookUrl } from '../../src/auth/webhook-url.ts'
import { renewedTokens } from '../../src/auth/tokens/token-refresh.ts'
import { decodeV2 } from '../../src/batch/decode-v2.ts'
import { inexpressiblePart } from '../../src/batch/inexpressible.ts'
import { decodeReply } from '../../src/bridge/messages/message-wire.ts'
import { readFrameQuery, originOf } from '../../src/bridge/messages/frame-query.ts'
import { formLimits } from '../../src/events/form/form-limits.ts'
import { decodeKeptEvent } from '../../src/events/inbox/kept-event-json.ts'
import { parsePhpForm } from '../../src/events/form/php-form.ts'
import { decodeLimitState } from '../../src/limits/store/limit-state-json.ts'
import { readCursor } from '../../src/lists/place/list-cursor.ts'
import { createListsLeft } from '../../src/lists/place/lists-left.ts'
import { maskPath } from '../../src/pull/connection/connection-path.ts'
import { readConfig } from '../../src/pull/connection/config.ts'
import { toHex, fromHex } from '../../src/pull/framing/hex.ts'
import { decodeResponseBatch } from '../../src/pull/framing/protobuf-frames.ts'
import { decodeTextFrames } from '../../src/pull/framing/text-frames.ts'
import { shortBody } from '../../src/request/wire/short-body.ts'

const record = (text: string) => ({
  channel: 'c',
  level: LogLevel.INFO,
  levelName: 'INFO' as const,
  message: text,
  context: { text },
  extra: {},
  timestamp: new Date(0),
})

/** Reads a text that somebody else has written. */
type Read = (text: string) => unknown

export const parsers: Readonly<Record<string, Read>> = {
  'a form': (text) => parsePhpForm(text, formLimits({})),
  'the key of a form': (text) => parsePhpForm(`a${text}=1`, formLimits({})),
  'an address of OAuth': (text) => endpointOf('serverEndpoint', `https://a.bc/${text}x`),
  'the address of a redirect': (text) => renamedEndpoint('https://a.bc/rest', `https://d.ef/rest/${text}x`),
  'a webhook address': (text) => parseWebhookUrl(`https://a.bc/rest/${text}`),
  'a portal’s address': (text) => hookOrigin(`a.bc${text}`),
  'the name of a window': (text) => originOf(readFrameQuery(`${text}|1|x`)),
  'a reply of the portal’s page': (text) => decodeReply(`x${text}:${text}`),
  'a cursor': (text) => readCursor(text, 'm', ''),
  'a number in a cursor': (text) => readCursor(JSON.stringify({ v: 2, method: 'm', ranges: [[text]] }), 'm', ''),
  'a cursor of many lists': (text) => createListsLeft('m', [], text),
  'a reference in a batch': (text) => inexpressiblePart({ a: text }, { method: 'm', earlier: new Set(['a', '0']) }),
  'the key of a parameter of a batch': (text) => inexpressiblePart({ [text]: 1 }, { method: 'm', earlier: new Set() }),
  'a built reference': (text) => BatchRefV2.ref(text),
  'an error of a command': (text) => {
    const result = { result: {}, result_error: { a: text }, result_total: {}, result_next: {}, result_time: {} }
    const time = {
      start: 0,
      finish: 0,
      duration: 0,
      processing: 0,
      date_start: '',
      date_finish: '',
      operating_reset_at: 0,
      operating: 0,
    }
    const reply = { result, time, status: 200, requestId: 'r', mayHaveRun: false }
    return decodeV2([{ key: 'a', method: 'm', params: {} }], reply, false)
  },
  'an error reply': (text) => AjaxError.fromResponse({ status: 400, data: { error: text, error_description: text } }),
  'a validation row': (text) =>
    AjaxError.fromResponse({
      status: 400,
      data: { error: { code: 'V', message: text, validation: [{ a: text, [text]: 1 }] } },
    }),
  'parameters in an error': (text) =>
    new AjaxError({ code: 'X', status: 400, requestInfo: { method: 'm', params: { cmd: [text], [text]: 1 } } }),
  'a cause': (text) => SdkError.fromException(Object.assign(new Error(text), { config: { url: text } })),
  'a body in the log': (text) => shortBody({ a: text, b: [text] }),
  'a push frame of text': decodeTextFrames,
  'a push frame of bytes': (text) => decodeResponseBatch(new TextEncoder().encode(text)),
  'an id of a channel': (text) => toHex(fromHex(text)),
  'a push configuration': (text) =>
    readConfig({ server: { websocket: text, version: text }, channels: { [text]: { id: text } } }, 0),
  'the address of a push server': maskPath,
  'a state of limits': decodeLimitState,
  'a token file': decodeTokenFile,
  'a kept event': decodeKeptEvent,
  tokens: (text) =>
    renewedTokens(
      {
        access_token: 'a',
        refresh_token: 'b',
        expires: 1,
        expires_in: 1,
        domain: '',
        member_id: '',
        client_endpoint: '',
        server_endpoint: '',
        scope: '',
        status: '',
      },
      { access_token: text, refresh_token: text, expires: text, client_endpoint: `https://a.bc/${text}` },
      0,
    ),
  'HTML entities': Text.decode,
  'a text for HTML': Text.encode,
  'a date': (text) => Text.toDateTime(text),
  'a date by a template': (text) => Text.toDateTime(text, 'yyyy-MM-dd HH:mm'),
  'a number': (text) => [Text.toNumber(text), Text.toInteger(text), Text.toBoolean(text)],
  'a name': (text) => [Text.toCamelCase(text), Text.toPascalCase(text), Text.toKebabCase(text)],
  'a query': (text) => Text.buildQueryString({ [text]: [text] }),
  'an IBAN': (text) => useFormatter().formatterIban.isValid(`DE${text}`),
  'an IBAN for people': (text) => useFormatter().formatterIban.printFormat(text),
  'a BBAN': (text) => useFormatter().formatterIban.toBBAN(`DE00${text}`),
  'a line of the log': (text) => new LineFormatter(text).format(record(text)),
  'a message for Telegram': (text) => new TelegramFormatter().setParseMode('MarkdownV2').format(record(text)),
  'a filter': (text) => FilterV3.build(FilterV3.eq(text, text)),
}

/** What parsers look for, in pieces. */
export const parts: readonly string[] =
  String.raw`[ ] [] [a] a[ [key] %5Bkey%5D key[a] key[ %5B %2F % = & a=& + / // \/ " ' { {"a": [{ }} {{ $ $result $result[
$result[] $result[a] #!NGINXNMS!# #!NGINXNME!# token= auth=" auth=\" auth=' https://a http://a@ :// @ : | a A aA a1 0 1. - _ , rest/
/rest/1/ %2Frest%2F &amp &#3 < é 2026-01-01 P1 \" null ]}`
    .split(/\s+/)
    .concat(
      ' ',
      '\n',
      '\0',
      '\\',
      'auth [',
      'bearer ',
      '\uD800',
      '\n\u0001',
      'auth=\\"\\',
      '__proto__',
      'constructor',
      'a[__proto__][x]=1&',
    )
