import { type LoggerInterface, LogLevel } from '../types/logger.ts'
import { consoleMethodOf } from './levels.ts'

/** Levels of the old logger. */
export enum LoggerType {
  desktop = 'desktop',
  log = 'log',
  info = 'info',
  warn = 'warn',
  error = 'error',
  trace = 'trace',
}

const levelOf = {
  [LoggerType.desktop]: LogLevel.DEBUG,
  [LoggerType.log]: LogLevel.DEBUG,
  [LoggerType.info]: LogLevel.INFO,
  [LoggerType.warn]: LogLevel.WARNING,
  [LoggerType.error]: LogLevel.ERROR,
  [LoggerType.trace]: LogLevel.DEBUG,
} as const satisfies Record<LoggerType, LogLevel>

/**
 * The logger of earlier versions: prints its arguments to the console, type by type.
 * @deprecated use `LoggerFactory.createForBrowser`
 */
export class LoggerBrowser implements LoggerInterface {
  readonly #title: string
  #enabled: ReadonlySet<LoggerType>

  constructor(title: string, isDevelopment = false) {
    this.#title = title
    this.#enabled = new Set(isDevelopment ? Object.values(LoggerType) : [LoggerType.error, LoggerType.trace])
  }

  static build(title: string, isDevelopment = false): LoggerBrowser {
    warnDeprecated()
    return new LoggerBrowser(title, isDevelopment)
  }

  /** Turns each named type on or off. The other types stay as they are. */
  setConfig(types: Record<string, boolean>): void {
    for (const type of Object.values(LoggerType)) {
      if (types[type] === true) this.enable(type)
      if (types[type] === false) this.disable(type)
    }
  }

  enable(type: LoggerType): boolean {
    this.#enabled = new Set([...this.#enabled, type])
    return true
  }

  disable(type: LoggerType): boolean {
    this.#enabled = new Set([...this.#enabled].filter((one) => one !== type))
    return true
  }

  isEnabled(type: LoggerType): boolean {
    return this.#enabled.has(type)
  }

  async desktop(...params: unknown[]): Promise<void> {
    this.#print(LoggerType.desktop, params)
  }

  async log(...params: unknown[]): Promise<void> {
    this.#print(LoggerType.log, params)
  }

  async info(...params: unknown[]): Promise<void> {
    this.#print(LoggerType.info, params)
  }

  async warn(...params: unknown[]): Promise<void> {
    this.#print(LoggerType.warn, params)
  }

  async error(...params: unknown[]): Promise<void> {
    this.#print(LoggerType.error, params)
  }

  async trace(...params: unknown[]): Promise<void> {
    this.#print(LoggerType.trace, params)
  }

  async debug(...params: unknown[]): Promise<void> {
    this.#print(LoggerType.log, params)
  }

  async notice(...params: unknown[]): Promise<void> {
    this.#print(LoggerType.info, params)
  }

  async warning(...params: unknown[]): Promise<void> {
    this.#print(LoggerType.warn, params)
  }

  async critical(...params: unknown[]): Promise<void> {
    this.#print(LoggerType.error, params)
  }

  async alert(...params: unknown[]): Promise<void> {
    this.#print(LoggerType.error, params)
  }

  async emergency(...params: unknown[]): Promise<void> {
    this.#print(LoggerType.error, params)
  }

  #print(type: LoggerType, params: readonly unknown[]): void {
    warnDeprecated()
    if (!this.isEnabled(type)) return
    const method = type === LoggerType.trace ? 'trace' : consoleMethodOf(levelOf[type])
    console[method](`[${this.#title}]`, ...params)
  }
}

const warnDeprecated = (): void => {
  console.warn('@deprecated LoggerBrowser goes in 2.0.0. Use LoggerFactory.createForBrowser or Logger.create.')
}
