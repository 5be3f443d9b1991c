// consola and winston, typed loosely as programs have them.
import {
  ConsolaAdapter,
  Logger,
  LogLevel,
  TelegramFormatter,
  TelegramHandler,
  WinstonAdapter,
  type ConsolaAdapterOptions,
  type TelegramHandlerOptions,
  type WinstonAdapterOptions,
} from '@bitrix24/b24jssdk'

interface MinimalWinston {
  log(level: string, message: string, meta?: object): void
}
declare const winston: MinimalWinston
declare const consola: { info(...args: string[]): void }
declare const loaded: unknown

export function build() {
  const options: WinstonAdapterOptions = { winstonLogger: winston }
  const consolaOptions: ConsolaAdapterOptions = { consolaInstance: consola, bubble: false }
  const telegram: TelegramHandlerOptions = { botToken: 't', chatId: 1, parseMode: 'HTML', silent: true }
  const handler = new TelegramHandler(LogLevel.ERROR, telegram)
  handler.updateSettings({ disableNotification: true })
  handler.setFormatter(new TelegramFormatter(true))
  return Logger.create('x')
    .pushHandler(new WinstonAdapter(LogLevel.INFO, options))
    .pushHandler(new WinstonAdapter(LogLevel.INFO, { winstonLogger: loaded }))
    .pushHandler(new ConsolaAdapter(LogLevel.INFO, consolaOptions))
    .pushHandler(new ConsolaAdapter(LogLevel.INFO, { consolaInstance: loaded }))
    .pushHandler(handler)
}
