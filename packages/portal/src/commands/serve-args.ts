import type { ArgsDef } from 'citty'
import { portalArgs } from './portal-args.ts'
import { listenArgs } from './start-args.ts'

/** Options of the commands that listen but do not start a portal. */
export const serveArgs = {
  port: portalArgs.port,
  host: portalArgs.host,
  tls: portalArgs.tls,
  'tls-dir': portalArgs['tls-dir'],
  'tls-names': portalArgs['tls-names'],
  ...listenArgs,
} as const satisfies ArgsDef
