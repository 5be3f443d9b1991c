import type { ArgsDef } from 'citty'

/** Options of `record` alone. */
export const recordArgs = {
  out: { type: 'string', valueHint: 'FILE', description: 'record: the cassette to write, which must not exist' },
  'upstream-env': {
    type: 'string',
    valueHint: 'NAME',
    description:
      "record: environment variable that holds the URL of the real portal's webhook (default: read from stdin)",
  },
  'oauth-server': {
    type: 'string',
    valueHint: 'URL',
    description: 'record: the authorization server of the real portal (default https://oauth.bitrix.info)',
  },
  'scrub-personal': {
    type: 'boolean',
    description: 'record: replace addresses of e-mail and telephone numbers too',
  },
} as const satisfies ArgsDef

/** Options of `replay` alone. */
export const replayArgs = {
  loop: { type: 'boolean', description: 'replay: begin again when all recordings of a call were given' },
} as const satisfies ArgsDef
