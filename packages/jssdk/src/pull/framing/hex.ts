/** Bytes as lower-case hexadecimal digits. */
export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** The bytes of a hexadecimal text. @throws {RangeError} the text is not hexadecimal */
export const fromHex = (text: string): Uint8Array => {
  if (!/^(?:[\da-f]{2})*$/i.test(text))
    throw new RangeError('An id of a channel is an even number of hexadecimal digits.')
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
