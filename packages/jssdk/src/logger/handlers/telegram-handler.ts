import { Environment, getEnvironment } from '../../platform/environment.ts'
import type { LogRecord, TelegramHandlerOptions } from '../../types/log-record.ts'
import { LogLevel } from '../../types/logger.ts'
import { AbstractHandler } from './abstract-handler.ts'
import { TelegramFormatter } from './telegram-formatter.ts'

/** Time limit for Telegram's answer, in milliseconds. */
const timeoutMs = 4000

interface Settings {
  readonly botToken: string
  readonly chatId: string | number
  readonly parseMode: NonNullable<TelegramHandlerOptions['parseMode']>
  readonly disableNotification: boolean
  readonly disableWebPagePreview: boolean
  readonly warnInBrowser: boolean
}

const defaults = {
  parseMode: 'HTML',
  disableNotification: false,
  disableWebPagePreview: true,
  warnInBrowser: true,
} as const

const settingsOf = (options: Partial<TelegramHandlerOptions>, previous: Partial<Settings> = defaults): Settings => {
  const botToken = options.botToken ?? previous.botToken
  const chatId = options.chatId ?? previous.chatId
  if (!botToken) throw new Error('TelegramHandler needs a botToken. Ask @BotFather for one.')
  if (chatId === undefined || chatId === '') throw new Error('TelegramHandler needs a chatId.')
  return {
    botToken,
    chatId,
    parseMode: options.parseMode ?? previous.parseMode ?? defaults.parseMode,
    disableNotification: options.disableNotification ?? previous.disableNotification ?? defaults.disableNotification,
    disableWebPagePreview:
      options.disableWebPagePreview ?? previous.disableWebPagePreview ?? defaults.disableWebPagePreview,
    warnInBrowser: options.warnInBrowser ?? previous.warnInBrowser ?? defaults.warnInBrowser,
  }
}

/**
 * Sends records to a Telegram chat, on a server only. In a browser everybody could read the token, so nothing is sent there.
 * @throws {Error} the token or the chat is missing
 */
export class TelegramHandler extends AbstractHandler {
  readonly #formatter: TelegramFormatter
  #settings: Settings
  #hasWarned = false

  constructor(level: LogLevel = LogLevel.ERROR, options: TelegramHandlerOptions) {
    super(level, options)
    this.#settings = settingsOf(options)
    this.#formatter = new TelegramFormatter().setParseMode(this.#settings.parseMode)
    this.setFormatter(this.#formatter)
  }

  /** Changes the given settings and keeps the others. */
  updateSettings(options: Partial<TelegramHandlerOptions>): this {
    this.#settings = settingsOf(options, this.#settings)
    this.#formatter.setParseMode(this.#settings.parseMode)
    return this
  }

  getEnvironment(): Environment {
    return getEnvironment()
  }

  /** True when Telegram knows the bot. */
  async testConnection(): Promise<boolean> {
    if (this.#isInBrowser()) return false
    try {
      return (await this.#ask('getMe')).ok
    } catch {
      // Any failure means that there is no connection.
      return false
    }
  }

  protected override async write(record: LogRecord): Promise<void> {
    if (this.#isInBrowser()) return
    const { chatId, parseMode, disableNotification, disableWebPagePreview } = this.#settings
    const response = await this.#ask('sendMessage', {
      chat_id: chatId,
      text: this.getFormatter()?.format(record),
      parse_mode: parseMode,
      disable_notification: disableNotification,
      disable_web_page_preview: disableWebPagePreview,
    })
    if (!response.ok) throw new Error(`Telegram answered ${response.status}. Check botToken and chatId`)
  }

  #isInBrowser(): boolean {
    if (this.getEnvironment() !== Environment.BROWSE) return false
    if (this.#settings.warnInBrowser && !this.#hasWarned) {
      this.#hasWarned = true
      console.warn('[b24jssdk] TelegramHandler sends nothing from a browser: everybody could read its token there.')
    }
    return true
  }

  async #ask(method: string, body?: Record<string, unknown>): Promise<{ ok: boolean; status: number }> {
    try {
      const response = await fetch(`https://api.telegram.org/bot${this.#settings.botToken}/${method}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body ?? {}),
        signal: AbortSignal.timeout(timeoutMs),
      })
      // An unread body keeps its connection open.
      await response.arrayBuffer()
      return { ok: response.ok, status: response.status }
    } catch {
      // The error of `fetch` is dropped: it may contain the address, and the address holds the token.
      throw new Error('Telegram cannot be reached')
    }
  }
}
