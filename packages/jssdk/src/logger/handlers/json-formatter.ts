import type { Formatter, LogRecord } from '../../types/log-record.ts'
import { unixSeconds } from './line-formatter.ts'
import { defaultDateFormat, logDate, logText } from './log-text.ts'

/** Formats a record as one line of JSON. `timestamp` is in unix seconds. */
export class JsonFormatter implements Formatter {
  readonly #dateFormat: string

  constructor(dateFormat = defaultDateFormat) {
    this.#dateFormat = dateFormat
  }

  format({ channel, levelName, message, context, extra, timestamp }: LogRecord): string {
    return logText({
      channel,
      levelName,
      message,
      context,
      extra,
      timestamp: unixSeconds(timestamp),
      date: logDate(timestamp, this.#dateFormat),
    })
  }
}
