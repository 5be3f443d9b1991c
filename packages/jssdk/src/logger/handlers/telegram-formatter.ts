import type { Formatter, LogRecord, TelegramParseMode } from '../../types/log-record.ts'
import { defaultDateFormat, logDate, logText } from './log-text.ts'

/** Telegram refuses longer messages. */
const telegramLimit = 4096

interface Markup {
  readonly escape: (text: string) => string
  readonly escapeCode: (text: string) => string
  readonly bold: (text: string) => string
  readonly label: (text: string) => string
  readonly code: (text: string) => string
  readonly json: (text: string) => string
}

const htmlEntities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (char) => htmlEntities[char] ?? char)

const html: Markup = {
  escape: escapeHtml,
  escapeCode: escapeHtml,
  bold: (text) => `<b>${text}</b>`,
  label: (text) => `<i>${text}</i>`,
  code: (text) => `<code>${text}</code>`,
  json: (text) => `<pre><code class="language-json">${text}</code></pre>`,
}

const markdown = (special: RegExp): Markup => ({
  escape: (text) => text.replace(special, String.raw`\$&`),
  escapeCode: (text) => text.replace(/[`\\]/g, String.raw`\$&`),
  bold: (text) => `*${text}*`,
  label: (text) => `_${text}_`,
  code: (text) => `\`${text}\``,
  json: (text) => `\`\`\`json\n${text}\n\`\`\``,
})

const markups: Record<TelegramParseMode, Markup> = {
  HTML: html,
  Markdown: /* @__PURE__ */ markdown(/[_*`[]/g),
  MarkdownV2: /* @__PURE__ */ markdown(/[_*[\]()~`>#+\-=|{}.!\\]/g),
}

/** Formats a record as a Telegram message. Long parts are cut before the markup is added, so that the markup stays complete. */
export class TelegramFormatter implements Formatter {
  #parseMode: TelegramParseMode
  #maxLength: number
  readonly #dateFormat: string

  constructor(useHtml = true, dateFormat = defaultDateFormat, maxMessageLength = telegramLimit) {
    this.#parseMode = useHtml ? 'HTML' : 'Markdown'
    this.#dateFormat = dateFormat
    this.#maxLength = maxMessageLength
  }

  setUseHtml(useHtml: boolean): this {
    return this.setParseMode(useHtml ? 'HTML' : 'Markdown')
  }

  setParseMode(parseMode: TelegramParseMode): this {
    this.#parseMode = parseMode
    return this
  }

  setMaxMessageLength(maxMessageLength: number): this {
    this.#maxLength = maxMessageLength
    return this
  }

  format(record: LogRecord): string {
    const isFilled = (value: object): boolean => Object.keys(value).length > 0
    const parts: Part[] = [
      { label: 'Message:', text: record.message, isJson: false },
      ...(isFilled(record.context) ? [{ label: 'Context:', text: logText(record.context, 2), isJson: true }] : []),
      ...(isFilled(record.extra) ? [{ label: 'Extra:', text: logText(record.extra, 2), isJson: true }] : []),
    ]
    let message = this.#render(record, parts)
    // Escapes make a text longer, and how much depends on the text. So the longest part is cut until the message fits.
    while (message.length > this.#maxLength) {
      const longest = parts.reduce((one, other) => (other.text.length > one.text.length ? other : one))
      if (longest.text.length <= cutMark.length) break
      const excess = message.length - this.#maxLength
      const keep = Math.max(0, longest.text.length - cutMark.length - Math.max(1, Math.ceil(excess / longestEscape)))
      // The first cut removes everything that cannot fit. Otherwise a text of megabytes would be formatted again and again.
      longest.text = longest.text.slice(0, Math.min(keep, this.#maxLength)).replace(/[\uD800-\uDBFF]$/, '') + cutMark
      message = this.#render(record, parts)
    }
    return message
  }

  #render(record: LogRecord, parts: readonly Part[]): string {
    const markup = markups[this.#parseMode]
    const date = markup.escapeCode(logDate(record.timestamp, this.#dateFormat))
    const head = `${markup.bold(record.levelName)} ${markup.escape('|')} ${markup.code(markup.escapeCode(record.channel))}`
    const body = parts.map(({ label, text, isJson }) => {
      const shown = isJson ? markup.json(markup.escapeCode(text)) : markup.escape(text)
      return `${markup.label(label)}\n${shown}`
    })
    return [`${head}\n${markup.label('Time:')} ${markup.code(date)}\n${body[0]}`, ...body.slice(1)].join('\n\n')
  }
}

interface Part {
  readonly label: string
  text: string
  readonly isJson: boolean
}

const cutMark = '…'
/** Length of the longest escape, `&quot;`. */
const longestEscape = 6
