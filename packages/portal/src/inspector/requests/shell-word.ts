/**
 * Pasted into a terminal, a control character acts: it may end the line, or what the terminal takes for pasted text. The others turn
 * the direction of writing around, so that one reads another command than the shell.
 */
const acting = /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The bytes as text that can stand in single quotes; undefined: they have to be written by `printf`. */
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
  // A terminal's history would take it, in double quotes too.
  0x21: String.raw`\041`,
  0x25: '%%',
  0x27: String.raw`\047`,
  0x5c: String.raw`\\`,
}

const escapeByte = (byte: number): string =>
  escapes[byte] ?? (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`)

/** A command that writes exactly these bytes; POSIX, so that every shell has it, and built in, so that they may be many. */
export const printfOf = (bytes: Uint8Array): string => {
  const format = Array.from(bytes, escapeByte).join('')
  // A dash in front would make an option of it.
  return `printf '${format.replace(/^-/, String.raw`\055`)}'`
}

/**
 * One word of a POSIX shell with these bytes: in single quotes, where nothing but the quote means anything, or written by `printf`,
 * which loses line breaks at the end.
 */
export const shellWord = (value: string | Uint8Array): string => {
  const bytes = typeof value === 'string' ? Buffer.from(value) : value
  const text = plainText(bytes)
  return text === undefined ? `"$(${printfOf(bytes)})"` : quote(text)
}

/** The same for bytes that have to arrive as they are, line breaks at the end too; undefined: let `printf` write them into a pipe. */
export const quotedOnly = (bytes: Uint8Array): string | undefined => {
  const text = plainText(bytes)
  return text === undefined ? undefined : quote(text)
}
