/** The text with its first letter in upper case. */
export const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const uncapitalize = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** Turns `hello-world`, `hello_world` and `Hello World` into `helloWorld`. */
export const toCamelCase = (text: string): string => {
  const words = text.split(/[\s_-]+/).filter((word) => word !== '')
  const [first = '', ...rest] = words
  // A single word may already be in camel case, so its inner capitals stay.
  if (rest.length === 0) return first === first.toUpperCase() ? first.toLowerCase() : uncapitalize(first)
  return first.toLowerCase() + rest.map((word) => capitalize(word.toLowerCase())).join('')
}

/** Like `toCamelCase`, but the first letter is in upper case. */
export const toPascalCase = (text: string): string => capitalize(toCamelCase(text))

const words = /\p{Lu}{2,}(?=\p{Lu}\p{Ll}|[^\p{Lu}\p{Ll}]|$)|\p{Lu}?[\p{Ll}\p{Lo}]+\d*|\p{Lu}+|\d+/gu

/** Turns `helloWorld`, `hello_world` and `Hello World` into `hello-world`. */
export const toKebabCase = (text: string): string => (text.match(words) ?? []).join('-').toLowerCase()
