import type { ArgsDef } from 'citty'

/** Options of every command that listens until it is stopped. */
export const listenArgs = {
  json: { type: 'boolean', description: 'Print one line of JSON instead of text' },
  'parent-pid': { type: 'string', valueHint: 'PID', description: 'Stop when this process is gone' },
} as const satisfies ArgsDef

/** Options of `start` alone. */
export const startArgs = {
  'redirect-url': {
    type: 'string',
    valueHint: 'URL',
    description:
      'start: where /oauth/authorize/ sends a user of the printed client back to (default: it shows the code)',
  },
  ...listenArgs,
} as const satisfies ArgsDef
