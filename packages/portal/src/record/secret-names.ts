/** Replaces a secret in a cassette. It has the form of a webhook's secret, so that URLs stay valid. */
export const placeholder = 'scrubbed'

/** Replaces a secret that must differ from others of its kind. */
export const numberedStandIn = (kind: string, number: number): string => `${placeholder}-${kind}-${String(number)}`

/** Whether a text is the replacement of a secret. */
export const isStandIn = (text: string): boolean => /^scrubbed(?:-[a-z-]+-\d+)?$/.test(text)

/** The end of a name shows that the value is a secret: `auth`, `access_token`, `AUTH_ID`, `client_secret`, `member_id`, `appSid`. */
const secret =
  /(?:(?:^|\W)auth(?:_?id|orization)?|tokens?|secret|password|sessid|jwt|member_?id|app_?sid|refresh_?id)$/i

/** Whether a parameter, a field or a header of this name contains a credential. */
export const isSecretName = (name: string): boolean => secret.test(name)

/**
 * Whether a text is the key of a push channel, with which anybody can listen. Such keys are the `id` of one of the `channels`, and the
 * halves of a public channel.
 */
export const isChannelKey = (text: string, names: readonly string[]): boolean => {
  const nearest = names.at(-1) ?? ''
  const isNamed = /^(?:public_id|signature)$/i.test(nearest) || (/^id$/i.test(nearest) && names.includes('channels'))
  return isNamed && /^[\w:.-]{32,}$/.test(text)
}

/** `false` if the text contains neither a secret name nor a webhook's path. This quick check is enough for most texts. */
export const mayHoldSecret = (text: string): boolean =>
  /auth|token|secret|password|sessid|jwt|member|sid|refresh|rest/i.test(text)

/** In an event, `auth` is a block of fields. Only some of them are secret. */
export const isBlockName = (name: string): boolean => /^auth$/i.test(name)

/**
 * Whether a text looks so unlike a word that it can be replaced everywhere. If a secret were `required`, replacing it would remove this
 * word from every reply.
 */
export const isUnmistakable = (text: string): boolean =>
  text.length >= 20 ? !/\s/.test(text) : /^(?=.*\d)\S{8,}$/.test(text)
