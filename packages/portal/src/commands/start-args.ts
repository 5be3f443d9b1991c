import type { ArgsDef } from 'citty'

/** Options of `start` alone. */
export const startArgs = {
  json: { type: 'boolean', description: 'Print one line of JSON instead of text' },
  'parent-pid': { type: 'string', valueHint: 'PID', description: 'Stop when this process is gone' },
} as const satisfies ArgsDef
