/**
 * Characters that are dangerous in a pasted text. A control character may end the line, or end the pasting. The others change the writing
 * direction, so that the user sees another command than the shell.
 */
const acting = /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The bytes as text that may be in single quotes. Undefined if `printf` has to write them. */
const plainText = (bytes: Uint8Array): string | undefined => {
  try {
    const text = utf8.decode(bytes)
    return acting.test(text) ? undefined : text
  } catch {
    return undefined
  }
}

const quote = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`

const escapes: Readonly<Record<number, string>> = {
  0x0a: String.raw`\n`,
  0x0d: String.raw`\r`,
  0x09: String.raw`\t`,
  // A shell replaces `!` by its history, even in double quotes.
  0x21: String.raw`\041`,
  0x25: '%%',
  0x27: String.raw`\047`,
  0x5c: String.raw`\\`,
}

const escapeByte = (byte: number): string =>
  escapes[byte] ?? (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`)

/** A command that writes exactly these bytes. Every POSIX shell has `printf`, and as a built-in command it accepts long arguments. */
export const printfOf = (bytes: Uint8Array): string => {
  const format = Array.from(bytes, escapeByte).join('')
  // A dash at the beginning would be read as an option.
  return `printf '${format.replace(/^-/, String.raw`\055`)}'`
}

/**
 * One word of a POSIX shell with these bytes. It is in single quotes, in which only the quote is special. Otherwise `printf` writes it, but
 * then line breaks at the end are lost.
 */
export const shellWord = (value: string | Uint8Array): string => {
  const bytes = typeof value === 'string' ? Buffer.from(value) : value
  const text = plainText(bytes)
  return text === undefined ? `"$(${printfOf(bytes)})"` : quote(text)
}

/** Quotes bytes that must not lose line breaks at the end. Undefined if `printf` has to write them into a pipe. */
export const quotedOnly = (bytes: Uint8Array): string | undefined => {
  const text = plainText(bytes)
  return text === undefined ? undefined : quote(text)
}
