// The entities have no semicolon, because the portal's own scripts write and store them that way.
const entities: Record<string, string> = { '&': '&amp', '<': '&lt', '>': '&gt', "'": '&#39', '"': '&quot' }
const characters: Record<string, string> = {
  '&amp': '&',
  '&#38': '&',
  '&lt': '<',
  '&#60': '<',
  '&gt': '>',
  '&#62': '>',
  '&apos': "'",
  '&#39': "'",
  '&quot': '"',
  '&#34': '"',
}

/** Replaces the five special characters of HTML with entities. A value that is not a string stays as it is. */
export const encode = <T>(value: T): T | string =>
  typeof value === 'string' ? value.replace(/[&<>'"]/g, (char) => entities[char] ?? char) : value

/** Reverses `encode`, and also reads numeric entities. A value that is not a string stays as it is. */
export const decode = <T>(value: T): T | string =>
  typeof value === 'string'
    ? value.replace(/&(?:amp|lt|gt|apos|quot|#38|#60|#62|#39|#34)/g, (entity) => characters[entity] ?? entity)
    : value
