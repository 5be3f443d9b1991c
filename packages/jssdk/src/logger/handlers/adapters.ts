import type {
  ConsolaAdapterOptions,
  ConsolaLike,
  LogRecord,
  WinstonAdapterOptions,
  WinstonLike,
} from '../../types/log-record.ts'
import { LogLevel } from '../../types/logger.ts'
import { AbstractHandler } from './abstract-handler.ts'
import { LineFormatter } from './line-formatter.ts'

const consolaMethodOf = (level: LogLevel): keyof ConsolaLike => {
  if (level === LogLevel.DEBUG) return 'log'
  if (level === LogLevel.INFO) return 'info'
  if (level === LogLevel.NOTICE) return 'success'
  return level === LogLevel.WARNING ? 'warn' : 'error'
}

/** Passes records to a consola instance. */
export class ConsolaAdapter extends AbstractHandler {
  readonly #consola: ConsolaLike

  constructor(level: LogLevel = LogLevel.DEBUG, options: ConsolaAdapterOptions) {
    super(level, options)
    this.#consola = options.consolaInstance // oxlint-disable-line typescript/no-unsafe-assignment -- the contract takes any; a wrong one fails at its first record and is reported
    this.setFormatter(new LineFormatter('[{channel}] {levelName}: {message}'))
  }

  protected override write(record: LogRecord): void {
    const line = String(this.getFormatter()?.format(record))
    const details = { ...record.context, ...record.extra, timestamp: record.timestamp }
    this.#consola[consolaMethodOf(record.level)](line, details)
  }
}

const winstonLevelOf = (level: LogLevel): string => {
  if (level === LogLevel.DEBUG) return 'debug'
  if (level <= LogLevel.NOTICE) return 'info'
  return level === LogLevel.WARNING ? 'warn' : 'error'
}

/** Passes records to a winston logger. */
export class WinstonAdapter extends AbstractHandler {
  readonly #winston: WinstonLike

  constructor(level: LogLevel = LogLevel.DEBUG, options: WinstonAdapterOptions) {
    super(level, options)
    this.#winston = options.winstonLogger // oxlint-disable-line typescript/no-unsafe-assignment -- see above
  }

  protected override write({ level, channel, message, context, extra, timestamp }: LogRecord): void {
    this.#winston.log({ level: winstonLevelOf(level), channel, message, context, extra, timestamp })
  }
}
