import type { FaultRule } from './faults/fault-rule.ts'
import type { TariffName } from './limits/tariffs.ts'
import type { Seed } from './seed/sow.ts'
import type { PortalSwitches } from './switches.ts'

/** How to make a portal; every option has a default. */
export interface PortalOptions {
  /** 0 = a free port. @default 0 */
  readonly port?: number | undefined
  /** @default '127.0.0.1' */
  readonly host?: string | undefined
  /** A database file, which holds all that outlives a restart; without it the portal lives in memory. */
  readonly db?: string | undefined
  /** Rows to begin with. @default 'empty': the dictionaries, one department and two users only; 'superstore': sales of four years, 5,009 deals; bytes: a snapshot */
  readonly seed?: 'empty' | 'superstore' | Seed | Uint8Array | undefined
  /** Disputed rules. */
  readonly switches?: Partial<PortalSwitches> | undefined
  /** Scopes of the default webhook. @default all scopes of the portal */
  readonly scopes?: readonly string[] | undefined
  /** Secret of the default webhook, 8 to 64 lower-case letters and digits. @default the one that `db` holds, or a new one */
  readonly secret?: string | undefined
  /** @default 'system' */
  readonly clock?: 'system' | 'manual' | undefined
  /** The plan whose limits hold; can be changed later with `setTariff`. @default 'off': nothing is refused */
  readonly tariff?: TariffName | undefined
  /** Faults from the start; more can be added to `faults`. */
  readonly faults?: readonly FaultRule[] | undefined
  /** Milliseconds of execution time of a call, for all methods or by name or glob; charged to `operating`, and waited for unless the clock is manual. @default 0 */
  readonly costMs?: number | Readonly<Record<string, number>> | undefined
  /** HTTPS with a certificate authority of the portal's own. @default false */
  readonly tls?: boolean | undefined
  /** Folder of the authority and the certificates. @default '.portal' in the working directory */
  readonly tlsDir?: string | undefined
}
