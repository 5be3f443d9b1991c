import type { Exchange } from './exchange.ts'
import type { Nearest } from './nearest.ts'

/** An error in the envelope of the API that was called. */
const envelope = (api: Exchange['api'], code: string, description: string): object =>
  api === 'v3' ? { error: { code, message: description } } : { error: code, error_description: description }

export const unreachable = (api: Exchange['api'], code: string): object =>
  envelope(api, 'UPSTREAM_UNREACHABLE', `The portal behind the recorder cannot be reached (${code}); nothing was sent.`)

export const unknownWebhook = (api: Exchange['api']): object =>
  envelope(api, 'INVALID_CREDENTIALS', 'The recorder knows one webhook, the one it gave out at its start.')

export const unknownLink = (): object =>
  envelope('link', 'NOT_FOUND', 'No reply has named this address of a file. Ask the portal for it again.')

export const noDoor = (): object =>
  envelope(
    'v2',
    'NOT_FOUND',
    'Recorder and replay answer REST calls under /rest/, token requests under /oauth/token/ and the addresses of files that replies name.',
  )

export const noConsent = (): object =>
  envelope(
    'oauth',
    'NOT_RECORDED',
    'Nobody can be asked for consent in a replay. Give any code to /oauth/token/: it gets the tokens that were recorded for one.',
  )

export const notKept = ({ api, method }: Exchange, reason: string): object =>
  envelope(api, 'NOT_RECORDED', `The reply to ${method} was not kept: ${reason}.`)

export const noPush = (): object =>
  envelope(
    'v2',
    'PUSH_NOT_RECORDED',
    'Push is not recorded: what a portal tells of itself has no request that it could answer. Test it against a local portal.',
  )

/** `recorded` is how many times the method was recorded. `used` is how many times it was recorded with exactly these parameters. */
export const notRecorded = (
  { api, method }: Pick<Exchange, 'api' | 'method'>,
  {
    recorded,
    used,
    nearest,
  }: { readonly recorded: number; readonly used: number; readonly nearest: Nearest | undefined },
): object => {
  const name = method === '' ? 'A call without a method' : method
  const why =
    used > 0
      ? `was recorded ${times(used)} with these parameters and is asked once more`
      : recorded > 0
        ? `was recorded ${times(recorded)}, but with other parameters`
        : 'was not recorded'
  const hint = used > 0 ? '' : ` ${describeNearest(nearest)}`
  return envelope(api, 'NOT_RECORDED', `${name} ${why}.${hint} Record the cassette anew.`)
}

const describeNearest = (nearest: Nearest | undefined): string => {
  if (nearest === undefined) return 'The cassette is empty.'
  const { recording, differences } = nearest
  const call = `The nearest recording is ${recording.api} ${recording.method} ${shortened(JSON.stringify(recording.params))}`
  if (differences.length === 0) return `${call}.`
  const shown = differences
    .slice(0, shownDifferences)
    .map(
      ({ name, recorded = 'nothing', asked = 'nothing' }) =>
        `${name}: ${shortened(asked)} instead of ${shortened(recorded)}`,
    )
  const more = differences.length - shown.length
  return `${call}; asked was ${shown.join(', ')}${more > 0 ? `, and ${String(more)} more` : ''}.`
}

const shownDifferences = 3
const shownLetters = 200

const shortened = (text: string): string => (text.length > shownLetters ? `${text.slice(0, shownLetters)}…` : text)

const times = (count: number): string => (count === 1 ? 'once' : `${String(count)} times`)
