// Handlers and formatters of one's own.
import {
  AbstractLogger,
  ConsoleHandler,
  JsonFormatter,
  LineFormatter,
  Logger,
  LogLevel,
  MemoryHandler,
  pidProcessor,
  memoryUsageProcessor,
  StreamHandler,
  type Formatter,
  type Handler,
  type HandlerOptions,
  type LoggerInterface,
  type LogLevelName,
  type LogRecord,
  type Processor,
} from '@bitrix24/b24jssdk'
import { createWriteStream } from 'node:fs'

class UpperFormatter implements Formatter {
  format(record: LogRecord): string {
    return `${record.levelName.toUpperCase()} ${record.message} ${record.context.user?.name} ${record.extra.pid}`
  }
}

interface ArrayHandlerOptions extends HandlerOptions {
  target: string[]
}

class ArrayHandler implements Handler {
  private formatter: Formatter | null = null
  constructor(
    private readonly level: LogLevel,
    private readonly options: ArrayHandlerOptions,
  ) {}
  async handle(record: LogRecord): Promise<boolean> {
    const text = this.formatter ? this.formatter.format(record) : record.message
    this.options.target.push(text)
    this.options.target.push(this.options['prefix'] + text)
    return true
  }
  isHandling(level: LogLevel): boolean {
    return level >= this.level
  }
  shouldBubble(): boolean {
    return this.options.bubble ?? true
  }
  setFormatter(formatter: Formatter): void {
    this.formatter = formatter
  }
  getFormatter(): Formatter | null {
    return this.formatter
  }
}

class MyConsole extends ConsoleHandler {
  override async handle(record: LogRecord): Promise<boolean> {
    const mine: LogRecord = { ...record, message: `> ${record.message}` }
    return super.handle(mine)
  }
}

class MyLogger extends AbstractLogger {
  readonly lines: string[] = []
  async log(level: LogLevel, message: string, context?: Record<string, any>): Promise<void> {
    this.lines.push(`${LogLevel[level]} ${message} ${context?.id}`)
  }
}

class ByInterface implements LoggerInterface {
  async log(level: LogLevel, message: string, context?: Record<string, any>): Promise<void> {
    console.log(level, message, context?.a.b)
  }
  async debug(message: string, context?: Record<string, any>): Promise<void> {
    console.log(message, context?.a)
  }
  async info(message: string, context?: Record<string, any>): Promise<void> {
    console.log(message, context)
  }
  async notice(message: string, context?: Record<string, any>): Promise<void> {
    console.log(message, context)
  }
  async warning(message: string, context?: Record<string, any>): Promise<void> {
    console.log(message, context)
  }
  async error(message: string, context?: Record<string, any>): Promise<void> {
    console.log(message, context)
  }
  async critical(message: string, context?: Record<string, any>): Promise<void> {
    console.log(message, context)
  }
  async alert(message: string, context?: Record<string, any>): Promise<void> {
    console.log(message, context)
  }
  async emergency(message: string, context?: Record<string, any>): Promise<void> {
    console.log(message, context)
  }
}

const addUser: Processor = (record) => {
  record.extra.user = 'me'
  record.context.requestId = record.context.requestId ?? 'none'
  return record
}
const rich: Processor = (record: LogRecord): LogRecord => ({ ...record, extra: { ...record.extra, host: 'h' } })

export function build(target: string[]): LoggerInterface {
  const memory = new MemoryHandler(LogLevel.DEBUG, { limit: 10, bubble: false })
  const records: LogRecord[] = memory.getRecords()
  for (const record of records) console.log(record.context.id, record.extra.pid)
  const name: LogLevelName = 'WARNING'
  const handler = new ArrayHandler(LogLevel[name], { target, prefix: 'x' })
  handler.setFormatter(new UpperFormatter())
  const stream = new StreamHandler(LogLevel.INFO, { stream: createWriteStream('/dev/null') })
  stream.setFormatter(new JsonFormatter())
  const line: string = new LineFormatter('{message}').format(records[0])
  const logger = new Logger('app')
  logger
    .pushHandler(handler)
    .pushHandler(stream)
    .pushHandler(new MyConsole(LogLevel.INFO, { useStyles: false }))
  logger
    .setHandlers([handler, memory])
    .pushProcessor(pidProcessor)
    .pushProcessor(memoryUsageProcessor)
    .pushProcessor(addUser)
    .pushProcessor(rich)
  const last: Handler | null = logger.popHandler()
  console.log(line, last?.getFormatter()?.format(records[0]).length)
  const loggers: LoggerInterface[] = [logger, new MyLogger(), new ByInterface()]
  return loggers[1]
}
