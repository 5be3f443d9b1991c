import { isPlain, tagOf } from '../types/narrow.ts'

/** What stands in place of a secret. */
const REDACTED = '***REDACTED***'

/** Parameter names whose values are secrets. */
const keyPattern = String.raw`auth|password|(?:\w+_)?(?:token|secret)|sessid|key|signature`
const secretKey = new RegExp(`^(?:${keyPattern})$`, 'i')
const slash = String.raw`(?:\\?/|%2F)`
/** No word goes on here; an encoded slash ends in a letter. */
const start = String.raw`(?:(?<=%2F)|(?<![\w-]))`

/** What stands before the path has a limit: without one each of many addresses in a row would be read to the end of the text. */
const webhookUrl = new RegExp(
  String.raw`(?:https?(?::|%3A)${slash}{2}[^\s"'<>]{0,300}?|${start})${start}rest${slash}[^\s"'<>/\\%]+${slash}[^\s"'<>/\\%]+[^\s"'<>]*`,
  'gi',
)
const userInfo = /(?<=:\/\/)[^\s/@]*@/g
const queryPair = new RegExp(
  String.raw`((?:^|\W|%5B)(?:${keyPattern})(?:\]|%5D)?(?:\[[^\]=&]{0,99}\]|%5B\w{0,99}%5D){0,9}=)[^&#;]*`,
  'gi',
)
/** In a text for people a value may stand behind an equals sign, or behind a colon as JSON has it. */
const textPair = new RegExp(
  String.raw`((?:^|\W|%5B)(?:${keyPattern})(?:(?:\]|%5D)?\s*=|\\?["']\s*:)\s*)(?:\\?"(?:\\.|[^"\\]){0,999}\\?"|'[^']*'|\\?["']?[^&#;\s"',)<>]+)`,
  'gi',
)
const bearer = /(\b(?:bearer|basic)\s+)[\w.~+/=-]{8,}/gi
/** A webhook secret is 16 characters of small letters and digits, a token 32 and more. */
const bareSecret = new RegExp(String.raw`${start}(?=[a-z]*\d)(?=\d*[a-z])(?:[a-z0-9]{16}|[a-z0-9]{32,})(?![\w-])`, 'gi')

/** Secrets in use. */
const inUse = new Set<string>()
/** Each costs a look at every text; the oldest are forgotten, and from then on known by their looks alone. */
const mostInUse = 256
/** What is short, or a word, would be taken out of texts where it is no secret. */
const isTelling = /.{8}|\d.{4}|.{4}\d/s

/** Takes note of secrets in use, such as tokens and passwords: they are taken out of every text, whatever they look like. */
export const knowSecrets = (...secrets: readonly unknown[]): void => {
  for (const secret of secrets) {
    if (typeof secret !== 'string' || !isTelling.test(secret)) continue
    // Added anew, it becomes the youngest.
    inUse.delete(secret)
    inUse.add(secret)
    const [oldest = ''] = inUse
    if (inUse.size > mostInUse) inUse.delete(oldest)
  }
}

const withoutKnown = (text: string): string =>
  [...inUse].reduce((rest, secret) => rest.replaceAll(secret, REDACTED), text)

/** Takes secrets in use, webhook addresses, token parameters and whatever looks like a token out of a text meant for people. */
export const redactText = (text: string): string =>
  withoutKnown(text)
    .replace(webhookUrl, REDACTED)
    .replace(userInfo, `${REDACTED}@`)
    .replace(textPair, `$1${REDACTED}`)
    .replace(bearer, `$1${REDACTED}`)
    .replace(bareSecret, REDACTED)

const redactQuery = (text: string): string =>
  withoutKnown(text).replace(webhookUrl, REDACTED).replace(userInfo, `${REDACTED}@`).replace(queryPair, `$1${REDACTED}`)

/** `keepsClean`: an object that holds no secret is handed on itself instead of a copy. */
const redact = (
  value: unknown,
  redactString: (text: string) => string,
  keepsClean: boolean,
  parents: readonly object[] = [],
): unknown => {
  if (typeof value === 'string') return redactString(value)
  if (typeof value !== 'object' || value === null) return value
  if (parents.includes(value)) return '[Circular]'
  // Deeper than what can be sent: a reply of thousands of levels would use up the stack.
  if (parents.length > 128) return '[...]'
  if (value instanceof Map) return redact(Object.fromEntries(value), redactString, keepsClean, parents)
  if (value instanceof URLSearchParams) return redactString(value.toString())
  const before = membersOf(value)
  if (before === undefined) return keepsClean && !(value instanceof Date) ? `[${tagOf(value)}]` : value
  const path = [...parents, value]
  const after = Object.entries(before).map(([key, item]): [string, unknown] => [
    redactString(key),
    secretKey.test(key) ? REDACTED : redact(item, redactString, keepsClean, path),
  ])
  if (keepsClean && after.every(([key, item]) => item === before[key])) return value
  if (Array.isArray(value)) return after.map(([, item]) => item)
  const copy = Object.fromEntries(after)
  // The constructor makes message and cause members that consoles do not list again.
  return value instanceof Error ? Object.assign(new Error('', copy), copy) : copy
}

/**
 * What may hold a secret. Nothing is known of the inside of other objects: in parameters they are dates and files, but libraries hang
 * requests, responses and headers on their errors, which a console prints with the address.
 */
const membersOf = (value: object): Record<string, unknown> | undefined => {
  if (value instanceof Error) return membersOfError(value)
  return Array.isArray(value) || isPlain(value) ? { ...value } : undefined
}

/** `AggregateError` has its errors in a member a console prints. */
const membersOfError = (error: Error): Record<string, unknown> => {
  const { name, message, stack, cause } = error
  return {
    ...Object.fromEntries(Object.entries(error)),
    name,
    message,
    stack,
    ...(cause !== undefined && { cause }),
    ...(error instanceof AggregateError && { errors: error.errors }),
  }
}

/** A copy of request parameters or a reply, at any depth, without the values of secret keys and secrets inside query strings. */
export const redactParams = (value: unknown, redactString: (text: string) => string = redactQuery): unknown =>
  redact(value, redactString, false)

/** What was caught, as it is when it holds no secret, else a copy without it: a console prints the causes of an error too. */
export const redactCause = (cause: unknown): unknown => redact(cause, redactText, true)

/** The same, and without these texts, which are secrets whatever they look like. */
export const withoutTexts = (cause: unknown, secrets: readonly string[]): unknown => {
  const own = secrets.filter((secret) => secret !== '')
  const redactString = (text: string): string =>
    redactText(own.reduce((rest, secret) => rest.replaceAll(secret, REDACTED), text))
  return redact(cause, redactString, true)
}
