/** The text that replaces a secret. */
const hiddenText = '••••••'

const secretNames =
  'access_token|refresh_token|application_token|client_secret|auth_id|refresh_id|accesstoken|refreshtoken|applicationtoken|clientsecret|authorization|cookie|password|secret|sessid|token|auth'
const secretName = new RegExp(`^(?:${secretNames})$`, 'i')

/** The address of a webhook up to its secret. */
const webhookSecret = /(\/rest\/(?:api\/)?\d+\/)[a-z0-9]{8,64}(?=\/|$)/g
/**
 * Tokens and client secrets are recognized by their length. They consist of letters and digits, and may follow the `%3d` of an encoded
 * text.
 */
const tokenLike = /(?<![a-z0-9])(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{50,}/g
/** Matches `"auth":"…"` in JSON text, and `auth=…` and `auth[access_token]=…` in forms and commands. */
const namedInText = new RegExp(
  String.raw`((?:^|[?&"'\[\s]|%5B)(?:${secretNames})(?:\]|%5D)?(?:"\s*:\s*"|=))[^"&\s]+`,
  'gi',
)

/**
 * A function for `JSON.stringify` that replaces tokens, client secrets and webhook secrets by `hiddenText`. The `known` secrets are
 * replaced everywhere.
 */
export const secretHider = (known: readonly string[]): ((name: string, value: unknown) => unknown) => {
  const inText = (text: string): string =>
    known
      .reduce((hidden, secret) => hidden.replaceAll(secret, hiddenText), text)
      .replaceAll(webhookSecret, `$1${hiddenText}`)
      .replaceAll(tokenLike, hiddenText)
      .replaceAll(namedInText, `$1${hiddenText}`)
  return (name, value) => {
    if (typeof value !== 'string') return value
    return secretName.test(name) && value !== '' ? hiddenText : inText(value)
  }
}
