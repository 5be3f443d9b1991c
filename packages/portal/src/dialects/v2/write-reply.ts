import { allowedHeaders, allowHeaders, allowOrigin } from '../../cors-headers.ts'
import type { UploadedFile } from '../../files/stored-files.ts'
import type { Invoked, InvokedTime } from '../../invoke.ts'
import type { PortalError } from '../../portal-error.ts'
import { textReply } from '../../reply-text.ts'
import { formatDateTime } from '../../server-time.ts'
import type { WireMap, WireValue } from '../../wire-value.ts'
import { toXml } from './xml.ts'

/** The envelope of a success: `result`, `next`, `total`, `time`. */
export const successBody = ({ reply, time }: Invoked): WireMap =>
  reply.body ?? {
    result: reply.result,
    ...(reply.next === undefined ? {} : { next: reply.next }),
    ...(reply.total === undefined ? {} : { total: reply.total }),
    time: timeBlock(time),
  }

/** The envelope of an error. It has no `time`. */
export const failureBody = ({ code, description, extra }: PortalError): WireMap => ({
  error: code,
  error_description: description,
  ...extra,
})

/** The `time` block of a reply, or of one command in a batch. */
export const timeBlock = ({ startMs, finishMs, operating, operatingResetAt }: InvokedTime): WireMap => ({
  start: startMs / 1000,
  finish: finishMs / 1000,
  duration: (finishMs - startMs) / 1000,
  processing: (finishMs - startMs) / 1000,
  date_start: formatDateTime(startMs),
  date_finish: formatDateTime(finishMs),
  ...(operatingResetAt === undefined ? {} : { operating_reset_at: operatingResetAt }),
  ...(operating === undefined ? {} : { operating }),
})

/** Writes a reply in the format of the method's suffix, with the headers of every v2 reply. */
export const writeReply = (
  body: WireMap,
  status: number,
  format: 'json' | 'xml',
  further: Readonly<Record<string, string>> = {},
): Response => {
  const type = format === 'xml' ? 'text/xml; charset=utf-8' : 'application/json; charset=utf-8'
  const headers = {
    'Content-Type': type,
    [allowOrigin]: '*',
    [allowHeaders]: allowedHeaders,
    'X-Content-Type-Options': 'nosniff',
    ...further,
  }
  return textReply(format === 'xml' ? toXml(body) : toPhpJson(body), { status, headers })
}

/** Replies with a file. */
export const writeFile = ({ name, bytes }: UploadedFile): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      [allowOrigin]: '*',
      'X-Content-Type-Options': 'nosniff',
    },
  })

/** JSON as PHP's `json_encode` writes it on a portal. Slashes, quotes, tags and ampersands are escaped. */
export const toPhpJson = (value: WireValue): string =>
  // The pattern takes an escaped backslash as a whole, because a quote after it ends the text.
  JSON.stringify(value).replaceAll(/\\\\|\\"|[<>&'/]/g, escapeChar)

const escapes: Readonly<Record<string, string>> = {
  '\\"': '\\u0022',
  '<': '\\u003C',
  '>': '\\u003E',
  '&': '\\u0026',
  "'": '\\u0027',
  '/': '\\/',
}

const escapeChar = (char: string): string => escapes[char] ?? char
