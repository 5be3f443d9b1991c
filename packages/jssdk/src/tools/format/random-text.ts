const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'
/** Bytes above this value are dropped. They would make the first letters of the alphabet more likely. */
const fairBytes = 256 - (256 % letters.length)

/** Random lower-case letters and digits. @default 8 of them */
export const getRandom = (length = 8): string => {
  let text = ''
  while (text.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      if (byte < fairBytes && text.length < length) text += letters.charAt(byte % letters.length)
    }
  }
  return text
}
