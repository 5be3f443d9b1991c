import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { Logger, LoggerFactory, LogLevel, MemoryHandler, NullLogger } from '@bitrix24/b24jssdk'
import type { Handler, LogRecord } from '@bitrix24/b24jssdk'
import { reportIncompleteLogger } from '../../src/logger/report-incomplete-logger.ts'

const silence = (method: 'warn' | 'error' | 'log' | 'info') => {
  const spy = vi.spyOn(console, method).mockImplementation(() => {})
  onTestFinished(() => spy.mockRestore())
  return spy
}

const handlerOf = (handle: (record: LogRecord) => Promise<boolean>, bubble = true): Handler => ({
  handle,
  isHandling: () => true,
  shouldBubble: () => bubble,
  setFormatter: () => {},
  getFormatter: () => null,
})

describe('Logger', () => {
  it.each([
    { name: 'rejecting', handle: () => Promise.reject(new Error('down')) },
    {
      name: 'throwing',
      handle: (): never => {
        throw new Error('down')
      },
    },
    { name: 'slow', handle: () => new Promise<boolean>(() => {}) },
  ])('E79: a $name handler neither rejects log() nor stops later handlers', async ({ handle }) => {
    const warn = silence('warn')
    const memory = new MemoryHandler()
    const logger = new Logger('c', { handlerTimeoutMs: 5 }).setHandlers([handlerOf(handle), memory])
    await expect(logger.info('kept')).resolves.toBeUndefined()
    expect(memory.getRecords().map((record) => record.message)).toEqual(['kept'])
    expect(warn).toHaveBeenCalledOnce()
  })

  it('E80: a throwing processor is passed over and the record still arrives', async () => {
    const warn = silence('warn')
    const memory = new MemoryHandler()
    const logger = Logger.create('c')
      .pushHandler(memory)
      .pushProcessor(() => {
        throw new Error('broken')
      })
      .pushProcessor((record) => ({ ...record, extra: { seen: true } }))
    await logger.error('kept')
    expect(memory.getRecords()).toMatchObject([{ message: 'kept', extra: { seen: true }, level: LogLevel.ERROR }])
    expect(warn).toHaveBeenCalledOnce()
  })

  it.each([
    { bubble: true, level: LogLevel.DEBUG, later: 1 },
    { bubble: false, level: LogLevel.DEBUG, later: 0 },
    { bubble: false, level: LogLevel.CRITICAL, later: 1 },
  ])(
    'E81: bubble $bubble from level $level on leaves $later records to later handlers',
    async ({ bubble, level, later }) => {
      const memory = new MemoryHandler()
      await Logger.create('c')
        .setHandlers([new MemoryHandler(level, { bubble }), memory])
        .info('m')
      expect(memory.getRecords()).toHaveLength(later)
    },
  )

  it('a failing handler that does not bubble hands the record on', async () => {
    silence('warn')
    const memory = new MemoryHandler()
    const failing = handlerOf(() => Promise.reject(new Error('down')), false)
    await Logger.create('c').setHandlers([failing, memory]).info('m')
    expect(memory.getRecords()).toHaveLength(1)
  })

  it('a report of a failing handler holds no secret', async () => {
    const warn = silence('warn')
    const failing = handlerOf(() => Promise.reject(new Error('https://a.bitrix24.com/rest/1/k32t88gf3azpmwv3/x')))
    await Logger.create('c').pushHandler(failing).info('m')
    expect(warn.mock.calls.flat().join(' ')).not.toContain('k32t88gf3azpmwv3')
  })

  it('popHandler takes the last handler away', () => {
    const memory = new MemoryHandler()
    const logger = Logger.create('c').pushHandler(memory)
    expect([logger.popHandler(), logger.popHandler()]).toEqual([memory, null])
  })

  it('a record keeps the context as it was when it was logged', async () => {
    const memory = new MemoryHandler()
    const context = { step: 1 }
    await Logger.create('c').pushHandler(memory).info('m', context)
    context.step = 2
    expect(memory.getRecords()[0]?.context).toEqual({ step: 1 })
  })
})

describe('LoggerFactory', () => {
  it.each([
    { action: 'debug', method: 'log' },
    { action: 'notice', method: 'info' },
    { action: 'warning', method: 'warn' },
    { action: 'alert', method: 'error' },
  ] as const)(
    'E121: forcedLog of $action with a NullLogger prints on the console under a test runner too',
    async (row) => {
      const spy = silence(row.method)
      await LoggerFactory.forcedLog(LoggerFactory.createNullLogger(), row.action, 'seen', { id: 1 })
      expect(spy).toHaveBeenCalledWith('seen', { id: 1 })
    },
  )

  it('forcedLog leaves the message to a logger that does not drop it', async () => {
    const memory = new MemoryHandler()
    await LoggerFactory.forcedLog(Logger.create('c').pushHandler(memory), 'warning', 'seen', { id: 1 })
    expect(memory.getRecords()).toMatchObject([{ levelName: 'WARNING', message: 'seen', context: { id: 1 } }])
  })

  it.each([
    { isDevMode: true, printed: 1 },
    { isDevMode: false, printed: 0 },
  ])('createForBrowser with isDevMode $isDevMode prints $printed infos', async ({ isDevMode, printed }) => {
    const info = silence('info')
    await LoggerFactory.createForBrowser('c', isDevMode).info('m')
    expect(info).toHaveBeenCalledTimes(printed)
  })
})

describe('setLogger', () => {
  it.each([
    { value: new NullLogger(), lacks: undefined },
    { value: { log: () => {} }, lacks: 'debug, info' },
    { value: undefined, lacks: 'log, debug' },
  ])('E82: a logger that lacks $lacks is reported', ({ value, lacks }) => {
    const warn = silence('warn')
    reportIncompleteLogger(value)
    expect(warn).toHaveBeenCalledTimes(lacks === undefined ? 0 : 1)
    expect(warn.mock.calls.flat().join(' ')).toContain(lacks ?? '')
  })
})
