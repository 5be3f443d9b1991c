/** The path prefix of the authorization server. It uses the same port as the portal. */
export const authorizationServerPath = '/oauth-server'

/** The addresses of a portal and its authorization server. */
export interface Addresses {
  /** The portal's address, without a path. */
  portal(): string
  /** The base address of the portal's REST API, with a trailing slash. */
  clientEndpoint(): string
  /** The base address of the authorization server's REST API, with a trailing slash. It does not change when the portal is renamed. */
  serverEndpoint(): string
  /** The portal's host, with the port. */
  domain(): string
  /** The authorization server's host, with the port. */
  serverDomain(): string
  /** Sets the portal's address: first when the portal starts, later when it is renamed. */
  moveTo(url: string): void
  /** Whether a request was sent to an earlier address of the portal. */
  isFormer(url: string): boolean
}

export const createAddresses = (): Addresses => {
  const known: string[] = []
  const latest = (): string => known.at(-1) ?? ''
  return {
    portal: latest,
    clientEndpoint: () => `${latest()}/rest/`,
    serverEndpoint: () => `${known[0] ?? ''}${authorizationServerPath}/rest/`,
    domain: () => new URL(latest()).host,
    serverDomain: () => new URL(known[0] ?? '').host,
    moveTo: (url) => void known.push(url),
    isFormer: (url) => {
      const { host } = new URL(url)
      return known.slice(0, -1).some((former) => new URL(former).host === host && host !== new URL(latest()).host)
    },
  }
}
