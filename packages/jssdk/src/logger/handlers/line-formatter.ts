import type { Formatter, LogRecord } from '../../types/log-record.ts'
import { defaultDateFormat, logDate, logText } from './log-text.ts'

const defaultLine = '[{channel}] {levelName}: {message} {context} {extra} {date}'

/** Formats a record by a template. `{timestamp}` is in unix seconds. */
export class LineFormatter implements Formatter {
  readonly #line: string
  readonly #dateFormat: string

  constructor(formatString = defaultLine, dateFormat = defaultDateFormat) {
    this.#line = formatString
    this.#dateFormat = dateFormat
  }

  format(record: LogRecord): string {
    const values: Record<string, () => string> = {
      channel: () => record.channel,
      levelName: () => record.levelName,
      level: () => String(record.level),
      message: () => record.message,
      context: () => logText(record.context),
      extra: () => logText(record.extra),
      date: () => logDate(record.timestamp, this.#dateFormat),
      timestamp: () => unixSeconds(record.timestamp),
    }
    return this.#line.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
      Object.hasOwn(values, name) ? (values[name]?.() ?? placeholder) : placeholder,
    )
  }
}

export const unixSeconds = (date: Date): string => String(Math.floor(date.getTime() / 1000))
