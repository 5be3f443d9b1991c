// The portal's own scripts write entities without a semicolon, and texts stored by them hold them so.
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

/** Replaces the five characters that mean something in HTML with entities; what is no string passes through. */
export const encode = <T>(value: T): T | string =>
  typeof value === 'string' ? value.replace(/[&<>'"]/g, (char) => entities[char] ?? char) : value

/** Undoes `encode`, and knows the numeric entities too; what is no string passes through. */
export const decode = <T>(value: T): T | string =>
  typeof value === 'string'
    ? value.replace(/&(?:amp|lt|gt|apos|quot|#38|#60|#62|#39|#34)/g, (entity) => characters[entity] ?? entity)
    : value
