import { isSecretName, isStandIn, mayHoldSecret } from './secret-names.ts'

/** Called for every secret that is found, so that it is also replaced elsewhere. Returns the replacement. */
export type Learn = (secret: string) => string

/** The patterns for pairs of a name and a value. */
interface PairGrammar {
  /** Matches a name with the characters before its value. It also matches an escape as a whole, so that no name begins inside it. */
  readonly nameAndLink: RegExp
  readonly value: RegExp
}

const name = `[A-Za-z_][\\w-]*`
const escape = `%(?:25)*[\\dA-Fa-f]{2}`
const bracket = `(?:\\]|%(?:25)*5D)?`
const quote = `(?:\\\\?["']|%22|&quot;)?`

/** Matches `name=value`, `"name": "value"`, `fields[name]=value`, `name[]=value`, `name => value`, `name: Bearer value`. */
const plain: PairGrammar = {
  nameAndLink: new RegExp(
    `${escape}|(${name})((?:\\[\\d*\\])?${bracket}${quote}\\s*(?:=>|[:=])\\s*${quote}(?:(?:Bearer|Basic)\\s+)?)?`,
    'gi',
  ),
  value: /[^\s"'&<>,;)}\]#\\]*/y,
}

/** Matches the same pairs, encoded as a part of another URL or form. The value also ends at an encoded `&`, `#` or quote. */
const encoded: PairGrammar = {
  nameAndLink: new RegExp(`${escape}|(${name})(${bracket}(?:%(?:25)*22)?%(?:25)*(?:3D|3A)(?:%(?:25)*22)?)?`, 'gi'),
  value: /(?:(?!%(?:25)*(?:26|23|22))[^\s"'&<>,;)}\]#\\])*/y,
}

const element = new RegExp(`<(${name})(\\s[^<>]{0,500})?>([^<]+)<`, 'g')
const input = new RegExp(`(name=["'](${name})["'][^<>]{0,500}?\\svalue=["'])([^"']+)`, 'gi')
/** Matches the path of a webhook, encoded or not: `/rest/1/secret/`, `/rest/api/1/secret/`. */
const slash = `(?:\\\\?/|%(?:25)*2F)`
const webhookPath = new RegExp(`(rest${slash}(?:api${slash})?\\d+${slash})([A-Za-z\\d]{8,})`, 'gi')

/** Replaces the secrets that a text shows by their names: pairs in a query, a form, markup or a log line. */
export const scrubText = (text: string, learn: Learn): string => {
  if (!mayHoldSecret(text)) return text
  const hide = (secret: string): string => (secret === '' || isStandIn(secret) ? secret : learn(secret))
  const withoutMarkup = text
    .replaceAll(webhookPath, (_all, before: string, secret: string) => before + hide(secret))
    .replaceAll(input, (all, before: string, key: string, value: string) =>
      isSecretName(key) ? before + hide(value) : all,
    )
    .replaceAll(element, (all, key: string, attributes: string | undefined, value: string) =>
      isSecretName(key) ? `<${key}${attributes ?? ''}>${hide(value)}<` : all,
    )
  return hidePairs(hidePairs(withoutMarkup, encoded, hide), plain, hide)
}

/** The search skips only the values of secrets, because any other value may contain pairs itself. */
const hidePairs = (text: string, { nameAndLink, value }: PairGrammar, hide: (secret: string) => string): string => {
  let hidden = ''
  let copiedTo = 0
  for (const { 0: found, 1: key, 2: link, index } of text.matchAll(nameAndLink)) {
    if (key === undefined || link === undefined || index < copiedTo || !isSecretName(key)) continue
    const start = index + found.length
    value.lastIndex = start
    const secret = value.exec(text)?.[0] ?? ''
    hidden += text.slice(copiedTo, start) + hide(secret)
    copiedTo = start + secret.length
  }
  return hidden + text.slice(copiedTo)
}
