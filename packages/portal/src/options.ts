import type { PortalSwitches } from './switches.ts'

/** How to make a portal; every option has a default. */
export interface PortalOptions {
  /** 0 = a free port. @default 0 */
  readonly port?: number | undefined
  /** @default '127.0.0.1' */
  readonly host?: string | undefined
  /** A database file; without it the portal lives in memory. */
  readonly db?: string | undefined
  /** Disputed rules. */
  readonly switches?: Partial<PortalSwitches> | undefined
  /** Scopes of the default webhook. @default all scopes of the portal */
  readonly scopes?: readonly string[] | undefined
  /** @default 'system' */
  readonly clock?: 'system' | 'manual' | undefined
}
