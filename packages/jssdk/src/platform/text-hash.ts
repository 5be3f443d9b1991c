/**
 * FNV-1a: a short number stands for a text that is too long or too secret to keep. It cannot be reversed, but it does not protect against
 * forged texts.
 */
export const textHash = (text: string): string => {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return (hash >>> 0).toString(36)
}
