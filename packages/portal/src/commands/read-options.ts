import { isLoopback } from '../inspector/access.ts'
import { isTariffName, tariffNames } from '../limits/tariffs.ts'
import type { PortalOptions } from '../options.ts'
import { CommandError } from './command-error.ts'
import { readSeed } from './read-seed.ts'

/** The values of the options as they were typed. */
export interface TypedOptions {
  readonly port?: string | undefined
  readonly host: string
  readonly db?: string | undefined
  readonly seed?: string | undefined
  readonly tariff: string
  readonly scopes?: string | undefined
  readonly secret?: string | undefined
  readonly 'cost-ms': string
  readonly tls?: boolean | undefined
  readonly 'tls-dir': string
  readonly 'tls-names'?: string | undefined
}

const wholeNumber = (option: string, typed: string, max: number): number => {
  const value = Number(typed)
  if (/^\d+$/.test(typed) && value <= max) return value
  throw new CommandError(`--${option} takes a whole number from 0 to ${max}, got "${typed}".`)
}

const highestPort = 65_535
const longestCostMs = 600_000

/** Reads `--port`. @throws {CommandError} the value is not a port */
export const portNumber = (typed: string | undefined, defaultPort: number): number =>
  typed === undefined ? defaultPort : wholeNumber('port', typed, highestPort)

/** Reads a list with commas, such as `--tls-names`. */
export const listOf = (typed: string | undefined): readonly string[] | undefined =>
  typed?.split(',').map((part) => part.trim())

/** Turns typed options into the options of a portal. @throws {CommandError} an option makes no sense */
export const readOptions = async (typed: TypedOptions, defaultPort: number): Promise<PortalOptions> => {
  const { host, db, tariff, scopes, secret, tls } = typed
  if (!isTariffName(tariff)) throw new CommandError(`--tariff takes one of ${tariffNames.join(', ')}, got "${tariff}".`)
  return {
    port: portNumber(typed.port, defaultPort),
    host,
    db,
    seed: typed.seed === undefined ? undefined : await readSeed(typed.seed),
    tariff,
    scopes: listOf(scopes),
    secret,
    costMs: wholeNumber('cost-ms', typed['cost-ms'], longestCostMs),
    tls,
    tlsDir: typed['tls-dir'],
    tlsNames: listOf(typed['tls-names']),
  }
}

/** Anyone who reaches the port can read and change the portal. The warning is shown if other machines can reach it. */
export const exposureWarning = (host: string): string | undefined =>
  isLoopback(host)
    ? undefined
    : `b24-portal: warning: listening on ${host}, other machines can reach this portal. It is a test server, not hardened for a network.\n`
