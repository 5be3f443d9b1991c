import { isPlain, tagOf } from '../types/narrow.ts'

/** The text that replaces a secret. */
const REDACTED = '***REDACTED***'

/** Names of parameters whose values are secrets. */
const keyPattern = String.raw`auth|password|(?:\w+_)?(?:token|secret)|sessid|key|signature`
const secretKey = new RegExp(`^(?:${keyPattern})$`, 'i')
const slash = String.raw`(?:\\?/|%2F)`
/** Not inside a word. An encoded slash counts as a boundary, though it ends in a letter. */
const start = String.raw`(?:(?<=%2F)|(?<![\w-]))`

/** The text before the path has a length limit. Without it, a text with many addresses would be read to its end for each of them. */
const webhookUrl = new RegExp(
  String.raw`(?:https?(?::|%3A)${slash}{2}[^\s"'<>]{0,300}?|${start})${start}rest${slash}[^\s"'<>/\\%]+${slash}[^\s"'<>/\\%]+[^\s"'<>]*`,
  'gi',
)
const userInfo = /(?<=:\/\/)[^\s/@]*@/g
const queryPair = new RegExp(
  String.raw`((?:^|\W|%5B)(?:${keyPattern})(?:\]|%5D)?(?:\[[^\]=&]{0,99}\]|%5B\w{0,99}%5D){0,9}=)[^&#;]*`,
  'gi',
)
/** In a readable text a value may follow an equals sign, or a colon as in JSON. */
const textPair = new RegExp(
  String.raw`((?:^|\W|%5B)(?:${keyPattern})(?:(?:\]|%5D)?\s*=|\\?["']\s*:)\s*)(?:\\?"(?:\\.|[^"\\]){0,999}\\?"|'[^']*'|\\?["']?[^&#;\s"',)<>]+)`,
  'gi',
)
const bearer = /(\b(?:bearer|basic)\s+)[\w.~+/=-]{8,}/gi
/** A webhook's secret has 16 lower-case letters and digits, a token 32 or more. */
const bareSecret = new RegExp(String.raw`${start}(?=[a-z]*\d)(?=\d*[a-z])(?:[a-z0-9]{16}|[a-z0-9]{32,})(?![\w-])`, 'gi')

/** The secrets in use. */
const inUse = new Set<string>()
/** Each secret is searched in every text, so their number is limited. After that, old secrets are found only by their form. */
const mostInUse = 256
/** A short text or a word is not recorded: it would be removed from texts where it is no secret. */
const isTelling = /.{8}|\d.{4}|.{4}\d/s

/** Records secrets in use, such as tokens and passwords. They are then removed from every text, whatever their form. */
export const knowSecrets = (...secrets: readonly unknown[]): void => {
  for (const secret of secrets) {
    if (typeof secret !== 'string' || !isTelling.test(secret)) continue
    // Deleted and added again, it becomes the newest.
    inUse.delete(secret)
    inUse.add(secret)
    const [oldest = ''] = inUse
    if (inUse.size > mostInUse) inUse.delete(oldest)
  }
}

const withoutKnown = (text: string): string =>
  [...inUse].reduce((rest, secret) => rest.replaceAll(secret, REDACTED), text)

/** Removes from a readable text: secrets in use, webhook addresses, token parameters, and texts that look like tokens. */
export const redactText = (text: string): string =>
  withoutKnown(text)
    .replace(webhookUrl, REDACTED)
    .replace(userInfo, `${REDACTED}@`)
    .replace(textPair, `$1${REDACTED}`)
    .replace(bearer, `$1${REDACTED}`)
    .replace(bareSecret, REDACTED)

const redactQuery = (text: string): string =>
  withoutKnown(text).replace(webhookUrl, REDACTED).replace(userInfo, `${REDACTED}@`).replace(queryPair, `$1${REDACTED}`)

/** `keepsClean`: an object without secrets is returned itself and not as a copy. */
const redact = (
  value: unknown,
  redactString: (text: string) => string,
  keepsClean: boolean,
  parents: readonly object[] = [],
): unknown => {
  if (typeof value === 'string') return redactString(value)
  if (typeof value !== 'object' || value === null) return value
  if (parents.includes(value)) return '[Circular]'
  // This is deeper than any parameters that can be sent. A reply with thousands of levels would use up the stack.
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
  // The constructor defines `message` and `cause` as hidden members, so consoles do not print them twice.
  return value instanceof Error ? Object.assign(new Error('', copy), copy) : copy
}

/**
 * The members that may hold a secret. The inside of other objects is not known. In parameters these are dates and files. But libraries add
 * requests, responses and headers to their errors, and a console prints them with the address.
 */
const membersOf = (value: object): Record<string, unknown> | undefined => {
  if (value instanceof Error) return membersOfError(value)
  return Array.isArray(value) || isPlain(value) ? { ...value } : undefined
}

/** An `AggregateError` has its errors in a hidden member that consoles print. */
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

/** A deep copy of request parameters or a reply, without the values of secret keys and without secrets in query strings. */
export const redactParams = (value: unknown, redactString: (text: string) => string = redactQuery): unknown =>
  redact(value, redactString, false)

/** The original error itself when it has no secret, otherwise a copy without it. Consoles print the causes of an error too. */
export const redactCause = (cause: unknown): unknown => redact(cause, redactText, true)

/** The same, and also without these texts, which are secrets in any form. */
export const withoutTexts = (cause: unknown, secrets: readonly string[]): unknown => {
  const own = secrets.filter((secret) => secret !== '')
  const redactString = (text: string): string =>
    redactText(own.reduce((rest, secret) => rest.replaceAll(secret, REDACTED), text))
  return redact(cause, redactString, true)
}
