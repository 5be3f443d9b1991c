import { isIP } from 'node:net'
import type { TlsMaterial } from './tls-folder.ts'

/**
 * Opens the certificates when they are needed. Only then is the certificate library loaded.
 * @throws {RangeError} a name is no name, or the folder cannot be made
 */
export const openTls = async (options: {
  readonly tls?: boolean | undefined
  readonly tlsDir?: string | undefined
  readonly tlsNames?: readonly string[] | undefined
  readonly host?: string | undefined
}): Promise<TlsMaterial | undefined> => {
  if (options.tls !== true) return undefined
  const names = (options.tlsNames ?? []).map(checkName)
  // The certificate library registers its parts through this API while it loads.
  await import('reflect-metadata')
  const { openTlsFolder } = await import('./tls-folder.ts')
  return openTlsFolder(options.tlsDir, [...(options.host === undefined ? [] : [options.host]), ...names])
}

/** Lower case, because certificates are compared so. @throws {RangeError} it is neither a host name nor an IP address */
const checkName = (name: string): string => {
  if (isIP(name) !== 0 || /^(?!-)[a-z\d_-]+(?:\.[a-z\d_-]+)*$/i.test(name)) return name.toLowerCase()
  throw new RangeError(`A certificate is for host names and IP addresses, not for "${name}".`)
}
