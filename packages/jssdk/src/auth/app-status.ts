import type { B24OAuthParams } from '../types/clients.ts'

/** The letter that a portal gives for an application's status, unchanged. An unknown letter is accepted: portals may add new ones. */
export const appStatusOf = (letter: string): B24OAuthParams['status'] => letter as B24OAuthParams['status'] // oxlint-disable-line typescript/no-unsafe-type-assertion -- the contract types it by the letters known today
