import { createServer } from 'node:http'
import { Writable } from 'node:stream'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import {
  ConsolaAdapter,
  ConsoleHandler,
  ConsoleV2Handler,
  JsonFormatter,
  LineFormatter,
  Logger,
  LoggerBrowser,
  LoggerType,
  LogLevel,
  MemoryHandler,
  StreamHandler,
  TelegramFormatter,
  TelegramHandler,
  WinstonAdapter,
  memoryUsageProcessor,
  pidProcessor,
} from '@bitrix24/b24jssdk'
import type { LogRecord } from '@bitrix24/b24jssdk'

const record = (over: Partial<LogRecord> = {}): LogRecord => ({
  channel: 'app',
  level: LogLevel.INFO,
  levelName: 'INFO',
  message: 'hello <b>',
  context: {},
  extra: {},
  timestamp: new Date(2026, 0, 2, 3, 4, 5),
  ...over,
})

const silence = (method: 'warn' | 'log' | 'trace' | 'error') => {
  const spy = vi.spyOn(console, method).mockImplementation(() => {})
  onTestFinished(() => spy.mockRestore())
  return spy
}

describe('formatters', () => {
  it('LineFormatter fills its template', () => {
    expect(new LineFormatter().format(record({ context: { a: 1 } }))).toBe(
      '[app] INFO: hello <b> {"a":1} {} 2026-01-02 03:04:05',
    )
    expect(new LineFormatter('{timestamp} {other}').format(record({ timestamp: new Date(5000) }))).toBe('5 {other}')
  })

  it('JsonFormatter writes one line whatever the context holds', () => {
    const context: Record<string, unknown> = { big: 1n, error: new Error('e'), call: () => 1 }
    context['self'] = context
    const line = new JsonFormatter().format(record({ context }))
    expect(JSON.parse(line)).toMatchObject({
      channel: 'app',
      levelName: 'INFO',
      context: { big: '1', error: { message: 'e' }, self: '[Circular]' },
      date: '2026-01-02 03:04:05',
    })
  })

  it.each([
    { parseMode: 'HTML', text: '<code>app</code>', escaped: 'hello &lt;b&gt;' },
    { parseMode: 'MarkdownV2', text: '`app`', escaped: String.raw`hello <b\>` },
  ] as const)('TelegramFormatter escapes for $parseMode', ({ parseMode, text, escaped }) => {
    const message = new TelegramFormatter().setParseMode(parseMode).format(record())
    expect(message).toContain(text)
    expect(message).toContain(escaped)
  })

  it('TelegramFormatter cuts long parts and keeps its markup whole', () => {
    const message = new TelegramFormatter().format(
      record({ message: '<&"'.repeat(9000), context: { a: 'x'.repeat(9000) } }),
    )
    expect(message.length).toBeLessThanOrEqual(4096)
    expect(message.length).toBeGreaterThan(3900)
    expect(message.endsWith('</code></pre>')).toBe(true)
    expect(message.replace(/&(amp|lt|gt|quot);/g, '')).not.toContain('&')
  })
})

describe('handlers', () => {
  it('ConsoleHandler prints one line and ConsoleV2Handler the context as an object', async () => {
    const log = silence('log')
    const debug = record({ level: LogLevel.DEBUG, levelName: 'DEBUG', context: { a: 1 } })
    await new ConsoleHandler(LogLevel.DEBUG, { useStyles: false }).handle(debug)
    await new ConsoleV2Handler(LogLevel.DEBUG, { useStyles: false }).handle(debug)
    expect(log.mock.calls).toEqual([
      ['[app] DEBUG: hello <b> {"a":1} {} 2026-01-02 03:04:05'],
      ['[app]: hello <b>', { a: 1 }],
    ])
  })

  it('needTrace in the context prints the stack', async () => {
    const trace = silence('trace')
    await new ConsoleV2Handler().handle(record({ context: { needTrace: true } }))
    expect(trace).toHaveBeenCalledOnce()
  })

  it('MemoryHandler keeps the latest records up to its limit', async () => {
    const memory = new MemoryHandler(LogLevel.DEBUG, { limit: 2 })
    for (const message of ['a', 'b', 'c']) await memory.handle(record({ message }))
    expect(memory.getRecords().map(({ message }) => message)).toEqual(['b', 'c'])
    memory.clear()
    expect(memory.getRecords()).toEqual([])
  })

  it('StreamHandler writes lines and ends its stream', async () => {
    const lines: string[] = []
    const stream = new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) })
    const handler = new StreamHandler(LogLevel.DEBUG, { stream })
    handler.setFormatter(new LineFormatter('{message}'))
    await handler.handle(record())
    await handler.close()
    expect(lines).toEqual(['hello <b>\n'])
    expect(stream.writableEnded).toBe(true)
  })

  it.each([
    { name: 'a full disk', stream: () => new Writable({ write: (_c, _e, done) => done(new Error('ENOSPC')) }) },
    { name: 'a closed stream', stream: () => new Writable({ write: (_c, _e, done) => done() }).destroy() },
  ])('E89: $name is reported and neither rejects nor ends the process', async ({ stream }) => {
    const warn = silence('warn')
    const memory = new MemoryHandler()
    const logger = Logger.create('c').setHandlers([new StreamHandler(LogLevel.DEBUG, { stream: stream() }), memory])
    await logger.info('one')
    await logger.info('two')
    expect(memory.getRecords()).toHaveLength(2)
    expect(warn).toHaveBeenCalledTimes(2)
  })

  it('ConsolaAdapter and WinstonAdapter map the levels', async () => {
    const seen: string[] = []
    const consola = Object.fromEntries(
      ['log', 'info', 'success', 'warn', 'error'].map((name) => [name, () => void seen.push(name)]),
    )
    const { log, info, success, warn, error } = consola
    if (!log || !info || !success || !warn || !error) throw new Error('a method is missing')
    const logger = Logger.create('c').setHandlers([
      new ConsolaAdapter(LogLevel.DEBUG, { consolaInstance: { log, info, success, warn, error } }),
      new WinstonAdapter(LogLevel.DEBUG, {
        winstonLogger: { log: ({ level }: { level: string }) => seen.push(level) },
      }),
    ])
    await logger.debug('m')
    await logger.notice('m')
    await logger.warning('m')
    await logger.emergency('m')
    expect(seen).toEqual(['log', 'debug', 'success', 'info', 'warn', 'warn', 'error', 'error'])
  })

  it('processors add the process id and the heap in use', () => {
    expect(pidProcessor(record()).extra).toEqual({ pid: process.pid })
    expect(memoryUsageProcessor(record()).extra['memoryUsage']).toMatch(/^\d+MB$/)
  })
})

describe('TelegramHandler', () => {
  const serveTelegram = async (status: number) => {
    const bodies: unknown[] = []
    const server = createServer((request, response) => {
      request.setEncoding('utf8')
      let body = ''
      request.on('data', (chunk: string) => (body += chunk))
      request.on('end', () => {
        bodies.push(JSON.parse(body))
        response.writeHead(status).end('{}')
      })
    })
    await new Promise<void>((resolve) => server.listen(0, resolve))
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    const realFetch = globalThis.fetch
    vi.stubGlobal('fetch', (_url: string, init: RequestInit) => realFetch(`http://127.0.0.1:${address.port}/`, init))
    onTestFinished(() => {
      vi.unstubAllGlobals()
      server.close()
    })
    return bodies
  }

  it.each([{ disableWebPagePreview: false }, { disableWebPagePreview: true }, {}])(
    'E118: %o is what Telegram is told',
    async (option) => {
      const bodies = await serveTelegram(200)
      const handler = new TelegramHandler(LogLevel.ERROR, { botToken: 't', chatId: 7, ...option })
      await handler.handle(record({ level: LogLevel.ERROR, levelName: 'ERROR' }))
      expect(bodies).toMatchObject([
        { chat_id: 7, parse_mode: 'HTML', disable_web_page_preview: option.disableWebPagePreview ?? true },
      ])
    },
  )

  it('updateSettings changes what is given and keeps the rest', async () => {
    const bodies = await serveTelegram(200)
    const handler = new TelegramHandler(LogLevel.DEBUG, { botToken: 't', chatId: 7, disableNotification: true })
    await handler.updateSettings({ parseMode: 'MarkdownV2' }).handle(record())
    expect(bodies).toMatchObject([{ chat_id: 7, parse_mode: 'MarkdownV2', disable_notification: true }])
    expect(await handler.testConnection()).toBe(true)
  })

  it('E89: an unreachable Telegram is reported without its token', async () => {
    const warn = silence('warn')
    vi.stubGlobal('fetch', (url: string) => Promise.reject(new TypeError(`fetch ${url} failed`)))
    onTestFinished(() => void vi.unstubAllGlobals())
    const handler = new TelegramHandler(LogLevel.DEBUG, { botToken: '123:secret-token', chatId: 7 })
    await Logger.create('c').pushHandler(handler).info('m')
    expect(warn).toHaveBeenCalledOnce()
    expect(JSON.stringify(warn.mock.calls)).not.toContain('secret-token')
    expect(await handler.testConnection()).toBe(false)
  })

  it.each([
    { botToken: '', chatId: 7 },
    { botToken: 't', chatId: '' },
  ])('a missing token or chat is refused at once: %o', (options) => {
    expect(() => new TelegramHandler(LogLevel.ERROR, options)).toThrow(/needs a (botToken|chatId)/)
  })

  it('sends nothing from a browser and says so once', async () => {
    const bodies = await serveTelegram(200)
    const warn = silence('warn')
    vi.stubGlobal('window', {})
    vi.stubGlobal('document', {})
    const handler = new TelegramHandler(LogLevel.DEBUG, { botToken: 't', chatId: 7 })
    await handler.handle(record())
    await handler.handle(record())
    expect(bodies).toEqual([])
    expect(warn).toHaveBeenCalledOnce()
  })
})

describe('LoggerBrowser', () => {
  it('prints the enabled types and warns of its age', async () => {
    const warn = silence('warn')
    const error = silence('error')
    const log = silence('log')
    const logger = LoggerBrowser.build('title')
    logger.setConfig({ [LoggerType.error]: false })
    await logger.error('hidden')
    logger.setConfig({ [LoggerType.error]: true })
    await logger.error('seen', 1)
    await logger.log('hidden')
    expect(error.mock.calls).toEqual([['[title]', 'seen', 1]])
    expect(log).not.toHaveBeenCalled()
    expect(warn).toHaveBeenCalledTimes(4)
  })
})
