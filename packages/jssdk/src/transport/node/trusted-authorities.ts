import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import process from 'node:process'
import tls from 'node:tls'
import { caInvalid } from '../../errors/catalogues/transport-errors.ts'

/** Certificates in PEM. */
export type AuthorityCertificates = string | Uint8Array | readonly (string | Uint8Array)[]

/**
 * Node's own authorities and the given ones, because a list in Node's options replaces Node's own. @throws {SdkError} `JSSDK_CA_INVALID`
 */
export const trustedAuthorities = (ca: AuthorityCertificates): string[] => {
  const list: readonly unknown[] = Array.isArray(ca) ? ca : [ca]
  const given = list.map((pem) => {
    if (typeof pem === 'string') return pem
    // Programs without types may pass a path, a number, or a certificate object.
    if (!(pem instanceof Uint8Array)) throw caInvalid()
    return new TextDecoder().decode(pem)
  })
  for (const pem of given) check(pem)
  return [...trustedByNode(), ...given].filter((pem) => pem !== '')
}

/** Node itself skips unreadable certificates without an error. */
const check = (pem: string): void => {
  try {
    void new X509Certificate(pem)
  } catch (cause) {
    throw caInvalid({ cause })
  }
}

interface WithList {
  getCACertificates(kind: 'default'): string[]
}

const hasList = (module: object): module is WithList => 'getCACertificates' in module

/** Node reads `NODE_EXTRA_CA_CERTS` when it starts. Before 22.15 no function returns these certificates, so the file is read again. */
const trustedByNode = (): readonly string[] => {
  if (hasList(tls)) return tls.getCACertificates('default')
  const file = process.env['NODE_EXTRA_CA_CERTS']
  return [...tls.rootCertificates, ...(file === undefined ? [] : [readExtra(file)])]
}

const readExtra = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // Node warned about the unreadable file when it started, and goes on without it.
    return ''
  }
}
