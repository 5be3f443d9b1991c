/** What stands in place of a secret. */
const REDACTED = '***REDACTED***'

/** Parameter names whose values are secrets, in lower case. */
const secretKeys: ReadonlySet<string> = new Set([
  'auth',
  'password',
  'token',
  'secret',
  'access_token',
  'refresh_token',
  'client_secret',
  'application_token',
  'sessid',
  'key',
  'signature',
])
const keyPattern = [...secretKeys].join('|')
const slash = String.raw`(?:\\?/|%2F)`
/** No word goes on here; an encoded slash ends in a letter. */
const start = String.raw`(?:(?<=%2F)|(?<![\w-]))`

const webhookUrl = new RegExp(
  String.raw`(?:https?(?::|%3A)${slash}{2}[^\s"'<>]*?|${start})${start}rest${slash}[^\s"'<>/\\%]+${slash}[^\s"'<>/\\%]+[^\s"'<>]*`,
  'gi',
)
const userInfo = /(?<=:\/\/)[^\s/@]*@/g
const queryPair = new RegExp(
  String.raw`((?:^|\W|%5B)(?:${keyPattern})(?:\]|%5D)?(?:\[[^\]=&]*\]|%5B\w*%5D)*=)[^&#;]*`,
  'gi',
)
const prosePair = new RegExp(String.raw`((?:^|\W|%5B)(?:${keyPattern})(?:\]|%5D)?\s*=\s*["']?)[^&#;\s"',)<>]+`, 'gi')
const jsonPair = new RegExp(
  String.raw`(\\?["'](?:${keyPattern})\\?["']\s*:\s*)(?:\\?"(?:\\.|[^"\\])*\\?"|'[^']*'|[^\s,}\]]+)`,
  'gi',
)
const bearer = /(\b(?:bearer|basic)\s+)[\w.~+/=-]{8,}/gi
/** A webhook secret is 16 characters of small letters and digits, a token 32 and more. */
const bareSecret = new RegExp(String.raw`${start}(?=[a-z]*\d)(?=\d*[a-z])(?:[a-z0-9]{16}|[a-z0-9]{32,})(?![\w-])`, 'gi')

const isSecretKey = (key: string): boolean => secretKeys.has(key.toLowerCase())

/** Takes webhook addresses, token parameters and whatever looks like a token out of a text meant for people. */
export const redactText = (text: string): string =>
  text
    .replace(webhookUrl, REDACTED)
    .replace(userInfo, `${REDACTED}@`)
    .replace(jsonPair, `$1"${REDACTED}"`)
    .replace(prosePair, `$1${REDACTED}`)
    .replace(bearer, `$1${REDACTED}`)
    .replace(bareSecret, REDACTED)

const redactString = (text: string): string =>
  text.replace(webhookUrl, REDACTED).replace(userInfo, `${REDACTED}@`).replace(queryPair, `$1${REDACTED}`)

const isRecord = (value: object): value is Record<string, unknown> => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

const redactValue = (value: unknown, parents: readonly object[]): unknown => {
  if (typeof value === 'string') return redactString(value)
  if (typeof value !== 'object' || value === null) return value
  if (parents.includes(value)) return '[Circular]'
  const path = [...parents, value]
  if (Array.isArray(value)) return value.map((item: unknown) => redactValue(item, path))
  if (value instanceof Map) return redactValue(Object.fromEntries(value), path)
  if (value instanceof URLSearchParams) return redactString(value.toString())
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, isSecretKey(key) ? REDACTED : redactValue(item, path)]),
  )
}

/** A copy of request parameters or a reply, at any depth, without the values of secret keys and secrets inside query strings. */
export const redactParams = (value: unknown): unknown => redactValue(value, [])

const redactError = (error: Error, parents: readonly unknown[]): Error => {
  const path = [...parents, error]
  const message = redactText(error.message)
  const stack = redactText(error.stack ?? '')
  const cause = redactThrown(error.cause, path)
  const members = redactMembers(error, path)
  const isClean =
    message === error.message &&
    stack === (error.stack ?? '') &&
    cause === error.cause &&
    Object.entries(members).every(([name, member]) => member === Reflect.get(error, name))
  if (isClean) return error
  const copy = Object.assign(new Error(message, cause === undefined ? undefined : { cause }), members)
  copy.name = error.name
  copy.stack = stack
  return copy
}

/** Libraries hang requests and addresses on their errors, and `AggregateError` has its errors in a member a console prints. */
const redactMembers = (error: Error, path: readonly unknown[]): Record<string, unknown> => {
  const own = error instanceof AggregateError ? { ...membersOf(error), errors: error.errors } : membersOf(error)
  return Object.fromEntries(
    Object.entries(own).map(([name, member]) => [name, isSecretKey(name) ? REDACTED : redactThrown(member, path)]),
  )
}

const membersOf = (error: Error): Record<string, unknown> => Object.fromEntries(Object.entries(error))

const redactThrown = (thrown: unknown, parents: readonly unknown[]): unknown => {
  if (typeof thrown === 'string') return redactText(thrown)
  if (typeof thrown !== 'object' || thrown === null) return thrown
  if (parents.includes(thrown)) return '[Circular]'
  if (thrown instanceof Error) return redactError(thrown, parents)
  if (Array.isArray(thrown) && thrown.some((one) => one instanceof Error)) {
    const list = thrown.map((one: unknown) => redactThrown(one, [...parents, thrown]))
    return list.every((one, index) => one === thrown[index]) ? thrown : list
  }
  const copy = redactParams(thrown)
  return sameText(copy, thrown) ? thrown : copy
}

/** What was caught, as it is when it holds no secret, else a copy without it: a console prints the causes of an error too. */
export const redactCause = (cause: unknown): unknown => redactThrown(cause, [])

const sameText = (one: unknown, other: unknown): boolean => {
  try {
    return JSON.stringify(one) === JSON.stringify(other)
  } catch {
    // A cycle: the copy without it is the one to show.
    return false
  }
}
