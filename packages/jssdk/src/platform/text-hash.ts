/** FNV-1a: tells texts apart that are too long, or too secret, to be kept. Not reversible, and no protection against a forger. */
export const textHash = (text: string): string => {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return (hash >>> 0).toString(36)
}
