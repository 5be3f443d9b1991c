import type { TlsMaterial } from './tls-folder.ts'

/** Opens the certificates when they are needed. Only then is the certificate library loaded. */
export const openTls = async (options: {
  readonly tls?: boolean | undefined
  readonly tlsDir?: string | undefined
  readonly host?: string | undefined
}): Promise<TlsMaterial | undefined> => {
  if (options.tls !== true) return undefined
  // The certificate library registers its parts through this API while it loads.
  await import('reflect-metadata')
  const { openTlsFolder } = await import('./tls-folder.ts')
  return openTlsFolder(options.tlsDir, options.host === undefined ? [] : [options.host])
}
