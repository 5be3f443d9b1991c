/** Path prefix under which the authorization server stands beside the portal, on the same port. */
export const authorizationServerPath = '/oauth-server'

/** Where a portal and its authorization server are reached. */
export interface Addresses {
  /** The portal, without a path. */
  portal(): string
  /** Base of the portal's REST, with a trailing slash. */
  clientEndpoint(): string
  /** Base of the authorization server's REST, with a trailing slash. A renamed portal keeps its authorization server. */
  serverEndpoint(): string
  /** The portal's host, with the port. */
  domain(): string
  /** The authorization server's host, with the port. */
  serverDomain(): string
  /** Takes note of the portal's address: the first when it starts, others when it is renamed. */
  moveTo(url: string): void
  /** Whether a request was sent to an address the portal had before. */
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
