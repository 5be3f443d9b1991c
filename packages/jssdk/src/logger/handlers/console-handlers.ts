import type { ConsoleHandlerOptions, LogRecord } from '../../types/log-record.ts'
import { LogLevel } from '../../types/logger.ts'
import { AbstractHandler } from './abstract-handler.ts'
import { consoleMethodOf } from '../levels.ts'
import { LineFormatter } from './line-formatter.ts'

const colors = {
  [LogLevel.DEBUG]: '#616161',
  [LogLevel.INFO]: '#1565c0',
  [LogLevel.NOTICE]: '#00695c',
  [LogLevel.WARNING]: '#e65100',
  [LogLevel.ERROR]: '#c62828',
  [LogLevel.CRITICAL]: '#ad1457',
  [LogLevel.ALERT]: '#6a1b9a',
  [LogLevel.EMERGENCY]: '#000000',
} as const satisfies Record<LogLevel, string>

const badge = ({ level, levelName }: LogRecord): string[] => [
  `%c${levelName}`,
  `background: ${colors[level]}; color: #fff; border-radius: 3px; padding: 1px 5px`,
]

const print = (record: LogRecord, parts: readonly unknown[]): void => {
  // With `needTrace` in its context, a record of any level is printed with a stack trace.
  const method = record.context['needTrace'] === true ? 'trace' : consoleMethodOf(record.level)
  console[method](...parts)
}

/** Writes each record to the console as one formatted line. */
export class ConsoleHandler extends AbstractHandler {
  readonly #useStyles: boolean

  constructor(level: LogLevel = LogLevel.DEBUG, options: ConsoleHandlerOptions = {}) {
    super(level, options)
    this.#useStyles = options.useStyles ?? true
    this.setFormatter(new LineFormatter())
  }

  protected override write(record: LogRecord): void {
    const line: unknown = this.getFormatter()?.format(record)
    print(record, this.#useStyles ? [...badge(record), line] : [line])
  }
}

/** Writes each record to the console with its context as an object that can be expanded. */
export class ConsoleV2Handler extends AbstractHandler {
  readonly #useStyles: boolean

  constructor(level: LogLevel = LogLevel.DEBUG, options: ConsoleHandlerOptions = {}) {
    super(level, options)
    this.#useStyles = options.useStyles ?? true
    this.setFormatter(new LineFormatter('[{channel}]: {message}'))
  }

  protected override write(record: LogRecord): void {
    const line: unknown = this.getFormatter()?.format(record)
    const details = [record.context, record.extra].filter((part) => Object.keys(part).length > 0)
    print(record, [...(this.#useStyles ? badge(record) : []), line, ...details])
  }
}
