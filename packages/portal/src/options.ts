import type { FaultRule } from './faults/fault-rule.ts'
import type { TariffName } from './limits/tariffs.ts'
import type { Seed } from './seed/sow.ts'
import type { PortalSwitches } from './switches.ts'

/** The options of a portal. Each has a default. */
export interface PortalOptions {
  /** The port. 0 means a free port. @default 0 */
  readonly port?: number | undefined
  /** The address to listen on. @default '127.0.0.1' */
  readonly host?: string | undefined
  /** A database file for everything that a restart should keep. Without it, the data is kept in memory only. */
  readonly db?: string | undefined
  /**
   * The first rows. `'fresh'` has what every new Bitrix24 account has: requisite presets, the catalogue with its store and taxes, the
   * properties and statuses of orders, and the like. `'empty'` has only the dictionaries, one department and two users. `'superstore'` has
   * sales of four years with 5,009 deals in a fresh account; rows by entity come into a fresh account too. Bytes are a snapshot.
   *
   * A `db` with a portal in it is used as it is. Only `'fresh'`, given by name, adds to one that was not made fresh what a fresh account
   * has, once; rows that are there stay as they are, and `account` of the portal says what was added.
   * @default 'fresh'
   */
  readonly seed?: 'fresh' | 'empty' | 'superstore' | Seed | Uint8Array | undefined
  /** Rules on which sources disagree. */
  readonly switches?: Partial<PortalSwitches> | undefined
  /** Scopes of the default webhook. @default all scopes of the portal */
  readonly scopes?: readonly string[] | undefined
  /** Secret of the default webhook, 8 to 64 lower-case letters and digits. @default the one in `db`, or a new one */
  readonly secret?: string | undefined
  /** The clock: the machine's, or one that a test moves. @default 'system' */
  readonly clock?: 'system' | 'manual' | undefined
  /** The plan with its limits. `setTariff` can change it later. @default 'off': no call is refused */
  readonly tariff?: TariffName | undefined
  /** The first faults. `faults` accepts more later. */
  readonly faults?: readonly FaultRule[] | undefined
  /**
   * The simulated execution time of a call in milliseconds, for all methods or by name or glob. It counts in `operating`. With a system
   * clock the call also waits for it.
   * @default 0
   */
  readonly costMs?: number | Readonly<Record<string, number>> | undefined
  /** HTTPS with the portal's own certificate authority. @default false */
  readonly tls?: boolean | undefined
  /** The folder of the certificate authority and the certificates. @default '.portal' in the working directory */
  readonly tlsDir?: string | undefined
  /** Host names and IP addresses that the certificate is for, besides `host` and those of the loopback. @default none */
  readonly tlsNames?: readonly string[] | undefined
}
