/** What stands in a cassette where a secret was; of a form that is valid as a webhook's secret, so that URLs stay URLs. */
export const placeholder = 'scrubbed'

/** What stands where a secret was that has to be told from others of its kind. */
export const numberedStandIn = (kind: string, number: number): string => `${placeholder}-${kind}-${String(number)}`

/** Whether a text stands for a secret that was taken out. */
export const isStandIn = (text: string): boolean => /^scrubbed(?:-[a-z-]+-\d+)?$/.test(text)

/** The end of a name says what is under it: `auth`, `access_token`, `AUTH_ID`, `client_secret`, `member_id`, `appSid`. */
const secret =
  /(?:(?:^|\W)auth(?:_?id|orization)?|tokens?|secret|password|sessid|jwt|member_?id|app_?sid|refresh_?id)$/i

/** Whether a parameter, a field or a header of this name carries a credential. */
export const isSecretName = (name: string): boolean => secret.test(name)

/**
 * Whether a text is the key of a push channel, with which anybody can listen: `id` of one of the `channels`, the halves of a
 * public channel.
 */
export const isChannelKey = (text: string, names: readonly string[]): boolean => {
  const nearest = names.at(-1) ?? ''
  const isNamed = /^(?:public_id|signature)$/i.test(nearest) || (/^id$/i.test(nearest) && names.includes('channels'))
  return isNamed && /^[\w:.-]{32,}$/.test(text)
}

/** `false`: the text has no secret name and no path of a webhook; most texts are ruled out this way. */
export const mayHoldSecret = (text: string): boolean =>
  /auth|token|secret|password|sessid|jwt|member|sid|refresh|rest/i.test(text)

/** `auth` of an event is a block of fields, of which some are secret. */
export const isBlockName = (name: string): boolean => /^auth$/i.test(name)

/**
 * Whether a text is so unlike a word that it can be taken out wherever it stands: a secret that reads `required` would
 * take the word out of every reply.
 */
export const isUnmistakable = (text: string): boolean =>
  text.length >= 20 ? !/\s/.test(text) : /^(?=.*\d)\S{8,}$/.test(text)
