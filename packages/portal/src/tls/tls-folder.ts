import { X509Certificate as NodeCertificate } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import {
  type Authority,
  importAuthority,
  type KeyedCertificate,
  makeAuthority,
  makeServerCertificate,
  namesAuthorityKey,
  namesItsKey,
  recertifyAuthority,
} from './certificates.ts'
import { withFolderLock } from './folder-lock.ts'
import { defaultTlsFolder } from './tls-defaults.ts'

/** The certificate and key of an HTTPS server, and the certificate that its clients must trust. */
export interface TlsMaterial {
  readonly cert: string
  readonly key: string
  /** The absolute path of the authority's certificate, for `NODE_EXTRA_CA_CERTS`. */
  readonly authorityFile: string
}

const loopbackHosts = ['localhost', '127.0.0.1', '::1'] as const
const renewBeforeMs = 7 * 24 * 60 * 60 * 1000
const ownerOnly = 0o600

const readIfThere = async (file: string): Promise<string | undefined> => {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

const readPair = async (folder: string, name: string): Promise<KeyedCertificate | undefined> => {
  const certificatePem = await readIfThere(join(folder, `${name}.pem`))
  const privateKeyPem = await readIfThere(join(folder, `${name}-key.pem`))
  return certificatePem === undefined || privateKeyPem === undefined ? undefined : { certificatePem, privateKeyPem }
}

const writePair = async (folder: string, name: string, pair: KeyedCertificate): Promise<void> => {
  await writeFile(join(folder, `${name}-key.pem`), pair.privateKeyPem, { mode: ownerOnly })
  await writeFile(join(folder, `${name}.pem`), pair.certificatePem)
}

const isFresh = (certificatePem: string, nowMs: number): boolean =>
  Date.parse(new NodeCertificate(certificatePem).validTo) - renewBeforeMs > nowMs

const isSignedBy = (serverPem: string, authorityPem: string): boolean => {
  const server = new NodeCertificate(serverPem)
  return server.verify(new NodeCertificate(authorityPem).publicKey)
}

const covers = (certificatePem: string, hosts: readonly string[]): boolean => {
  const certificate = new NodeCertificate(certificatePem)
  return hosts.every((host) => (certificate.checkHost(host) ?? certificate.checkIP(host)) !== undefined)
}

const openAuthority = async (folder: string, nowMs: number): Promise<Authority> => {
  const kept = await readPair(folder, 'ca')
  const known = kept === undefined ? undefined : await importAuthority(kept)
  const isKept = known !== undefined && isFresh(known.certificatePem, nowMs)
  if (isKept && namesItsKey(known)) return known
  const authority = isKept ? await recertifyAuthority(known, nowMs) : await makeAuthority(nowMs)
  await writePair(folder, 'ca', authority)
  return authority
}

const openServer = async (folder: string, hosts: readonly string[], nowMs: number): Promise<KeyedCertificate> => {
  const authority = await openAuthority(folder, nowMs)
  const kept = await readPair(folder, 'server')
  const isUsable =
    kept !== undefined &&
    isFresh(kept.certificatePem, nowMs) &&
    isSignedBy(kept.certificatePem, authority.certificatePem) &&
    namesAuthorityKey(kept.certificatePem) &&
    covers(kept.certificatePem, hosts)
  if (isUsable) return kept
  const server = await makeServerCertificate(authority, hosts, nowMs)
  await writePair(folder, 'server', server)
  return server
}

/**
 * Opens the folder with the portal's certificate authority and server certificate. Missing and expiring certificates are created. Only
 * the owner can read the private keys. The authority stays the same, so a client needs to trust it only once.
 */
export const openTlsFolder = async (
  folder: string = defaultTlsFolder,
  extraHosts: readonly string[] = [],
): Promise<TlsMaterial> => {
  // Clients check certificates against the machine's time, so the portal's own clock does not matter here.
  const nowMs = Date.now()
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new RangeError(`The folder ${folder} for the certificates cannot be made: something else has its name.`, {
      cause: error,
    })
  })
  const hosts = [...new Set([...loopbackHosts, ...extraHosts])]
  const server = await withFolderLock(folder, () => openServer(folder, hosts, nowMs))
  return {
    cert: server.certificatePem,
    key: server.privateKeyPem,
    authorityFile: resolve(folder, 'ca.pem'),
  }
}
