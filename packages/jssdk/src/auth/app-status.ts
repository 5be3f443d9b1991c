import type { B24OAuthParams } from '../types/clients.ts'

/** The letter that a portal gives for the status of an application, as it came: one that is not known today is not refused. */
export const appStatusOf = (letter: string): B24OAuthParams['status'] => letter as B24OAuthParams['status'] // oxlint-disable-line typescript/no-unsafe-type-assertion -- the contract types it by the letters known today
