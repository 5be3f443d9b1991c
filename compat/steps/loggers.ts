import { PassThrough } from 'node:stream'
import type { LogRecord, LoggerInterface } from '@bitrix24/b24jssdk'
import type { Step, StepContext } from '../step.ts'

type Sdk = StepContext['sdk']

const levels = ['debug', 'info', 'notice', 'warning', 'error', 'critical', 'alert', 'emergency'] as const

const sayEverything = async (logger: LoggerInterface, LogLevel: Sdk['LogLevel']): Promise<void> => {
  for (const level of levels) await logger[level](`about ${level}`, { level, list: [1] })
  await logger.log(LogLevel.NOTICE, 'by number', { a: 1 })
}

/** Times, and the text of a date, differ from run to run. */
const told = (text: string): string =>
  text
    .replaceAll(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?/g, 'DATE')
    .replaceAll(/\d{13}/g, 'MS')

const recordOf = ({ LogLevel }: Sdk): LogRecord => ({
  channel: 'compat',
  level: LogLevel.ERROR,
  levelName: 'ERROR',
  message: 'A <b> & "c"',
  context: { a: 1, nested: { b: ['c'] } },
  extra: { pid: 1 },
  timestamp: new Date('2026-02-03T04:05:06Z'),
})

const consoleMethods = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const

/** What a piece of work writes to the console, by method. */
const printedBy = async (work: () => Promise<unknown>): Promise<unknown[]> => {
  const lines: unknown[] = []
  const kept = Object.fromEntries(consoleMethods.map((method) => [method, console[method]]))
  for (const method of consoleMethods)
    console[method] = (...args: unknown[]) => void lines.push([method, told(String(args[0])), args.length])
  try {
    await work()
  } finally {
    Object.assign(console, kept)
  }
  return lines
}

/** A list of calls, and what makes a function that is written down there when it is called. */
const listener = () => {
  const calls: unknown[] = []
  const heard =
    (name: string) =>
    (...args: unknown[]): void =>
      void calls.push([name, told(JSON.stringify(args))])
  return { calls, heard }
}

export const loggerSteps: readonly Step[] = [
  {
    name: 'Logger with a MemoryHandler',
    run: async ({ sdk: { Logger, MemoryHandler, LogLevel } }) => {
      const memory = new MemoryHandler(LogLevel.INFO, { limit: 5 })
      const logger = Logger.create('compat').pushHandler(memory)
      await sayEverything(logger, LogLevel)
      const records = memory.getRecords()
      memory.clear()
      return [records, memory.getRecords().length]
    },
  },
  {
    name: 'Logger: handlers that bubble, are taken off and set anew',
    run: async ({ sdk: { Logger, MemoryHandler, LogLevel } }) => {
      const [first, second] = [new MemoryHandler(LogLevel.ERROR, { bubble: false }), new MemoryHandler(LogLevel.DEBUG)]
      const logger = new Logger('compat').pushHandler(first).pushHandler(second)
      await sayEverything(logger, LogLevel)
      const counts = [first.getRecords().length, second.getRecords().length]
      const isSecondLast = logger.popHandler() === second
      logger.setHandlers([second])
      await logger.info('after')
      return [counts, isSecondLast, second.getRecords().length, first.isHandling(LogLevel.INFO), first.shouldBubble()]
    },
  },
  {
    name: 'Logger with processors',
    run: async ({ sdk: { Logger, MemoryHandler, memoryUsageProcessor, pidProcessor } }) => {
      const memory = new MemoryHandler()
      const logger = Logger.create('compat')
        .pushHandler(memory)
        .pushProcessor(pidProcessor)
        .pushProcessor(memoryUsageProcessor)
      await logger.info('processed')
      return memory
        .getRecords()
        .map(({ extra }) => [
          extra['pid'] === process.pid,
          /^\d+(?:\.\d+)?MB$/.test(String(extra['memoryUsage'])),
          Object.keys(extra).toSorted(),
        ])
    },
  },
  {
    name: 'AbstractLogger: levels of a logger of one’s own',
    run: async ({ sdk: { AbstractLogger, LogLevel } }) => {
      const lines: unknown[] = []
      class Own extends AbstractLogger {
        override async log(level: number, message: string, context?: Record<string, unknown>): Promise<void> {
          lines.push([level, message, context])
        }
      }
      await sayEverything(new Own(), LogLevel)
      return lines
    },
  },
  {
    name: 'NullLogger and LoggerFactory.createNullLogger',
    run: async ({ sdk: { NullLogger, LoggerFactory, LogLevel } }) =>
      printedBy(async () => {
        await sayEverything(new NullLogger(), LogLevel)
        await sayEverything(LoggerFactory.createNullLogger(), LogLevel)
      }),
  },
  {
    name: 'LoggerFactory: loggers for browsers',
    run: async ({ sdk: { LoggerFactory, LogLevel } }) => ({
      production: await printedBy(async () => sayEverything(LoggerFactory.createForBrowser('compat'), LogLevel)),
      development: await printedBy(async () => sayEverything(LoggerFactory.createForBrowser('compat', true), LogLevel)),
      fromWarning: await printedBy(async () =>
        sayEverything(LoggerFactory.createForBrowserDevelopment('compat', LogLevel.WARNING), LogLevel),
      ),
      fromCritical: await printedBy(async () =>
        sayEverything(LoggerFactory.createForBrowserProduction('compat', LogLevel.CRITICAL), LogLevel),
      ),
    }),
  },
  {
    name: 'LoggerFactory.forcedLog',
    run: async ({ sdk: { LoggerFactory } }) =>
      printedBy(async () => {
        for (const level of levels)
          await LoggerFactory.forcedLog(LoggerFactory.createNullLogger(), level, 'forced', { a: 1 })
      }),
  },
  {
    name: 'ConsoleHandler',
    run: async ({ sdk: { Logger, ConsoleHandler, LogLevel } }) =>
      printedBy(async () =>
        sayEverything(
          new Logger('compat').pushHandler(new ConsoleHandler(LogLevel.DEBUG, { useStyles: false })),
          LogLevel,
        ),
      ),
  },
  {
    name: 'ConsoleV2Handler',
    run: async ({ sdk: { Logger, ConsoleV2Handler, LogLevel } }) =>
      printedBy(async () =>
        sayEverything(
          new Logger('compat').pushHandler(new ConsoleV2Handler(LogLevel.DEBUG, { useStyles: false })),
          LogLevel,
        ),
      ),
  },
  {
    name: 'StreamHandler',
    run: async ({ sdk: { Logger, StreamHandler, LogLevel } }) => {
      const stream = new PassThrough()
      const chunks: string[] = []
      stream.on('data', (chunk) => chunks.push(String(chunk)))
      const handler = new StreamHandler(LogLevel.WARNING, { stream })
      await sayEverything(new Logger('compat').pushHandler(handler), LogLevel)
      await handler.close()
      return [told(chunks.join('')), stream.writableEnded]
    },
  },
  {
    name: 'ConsolaAdapter',
    run: async ({ sdk: { Logger, ConsolaAdapter, LogLevel } }) => {
      const { calls, heard } = listener()
      const consolaInstance = {
        log: heard('log'),
        info: heard('info'),
        success: heard('success'),
        warn: heard('warn'),
        error: heard('error'),
      }
      const handler = new ConsolaAdapter(LogLevel.DEBUG, { consolaInstance })
      await sayEverything(new Logger('compat').pushHandler(handler), LogLevel)
      return calls
    },
  },
  {
    name: 'WinstonAdapter',
    run: async ({ sdk: { Logger, WinstonAdapter, LogLevel } }) => {
      const { calls, heard } = listener()
      const handler = new WinstonAdapter(LogLevel.DEBUG, { winstonLogger: { log: heard('log') } })
      await sayEverything(new Logger('compat').pushHandler(handler), LogLevel)
      return calls
    },
  },
  {
    name: 'TelegramHandler: what it asks for, and where it runs',
    run: ({ sdk: { TelegramHandler, LogLevel } }) => {
      const handler = new TelegramHandler(LogLevel.ERROR, { botToken: 'a', chatId: 'b' })
      const refused = (['botToken', 'chatId'] as const).map((missing) => {
        try {
          new TelegramHandler(LogLevel.ERROR, { botToken: 'a', chatId: 'b', [missing]: '' }).shouldBubble()
          return 'taken'
        } catch (error) {
          return error instanceof Error ? error.name : String(error)
        }
      })
      return [handler.getEnvironment(), handler.updateSettings({ disableNotification: true }) === handler, refused]
    },
  },
  {
    name: 'JsonFormatter',
    run: ({ sdk }) => JSON.parse(new sdk.JsonFormatter().format(recordOf(sdk))) as unknown,
  },
  {
    name: 'LineFormatter',
    run: ({ sdk }) => [
      new sdk.LineFormatter().format(recordOf(sdk)),
      new sdk.LineFormatter('{levelName}|{message}|{context}|{date}', 'DD.MM.YYYY HH:mm').format(recordOf(sdk)),
    ],
  },
  {
    name: 'TelegramFormatter',
    run: ({ sdk }) => [
      new sdk.TelegramFormatter().format(recordOf(sdk)),
      new sdk.TelegramFormatter(false, 'YYYY', 60).format(recordOf(sdk)),
    ],
  },
  {
    name: 'LoggerBrowser',
    run: async ({ sdk: { LoggerBrowser, LoggerType } }) => {
      const lines = await printedBy(async () => {
        const logger = LoggerBrowser.build('compat', true)
        await logger.log('a', 1)
        await logger.warn('b')
        await logger.error('c')
      })
      const logger = LoggerBrowser.build('compat')
      return [lines.length > 0, logger.isEnabled(LoggerType.log)]
    },
  },
  {
    name: 'LoggerBrowser.isEnabled',
    run: ({ sdk: { LoggerBrowser, LoggerType } }) =>
      [true, false].map((isDevelopment) => {
        const logger = LoggerBrowser.build('compat', isDevelopment)
        return Object.values(LoggerType).map((type) => logger.isEnabled(type))
      }),
  },
]
