import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
  X509Certificate,
} from '@peculiar/x509'

const keyAlgorithm = { name: 'ECDSA', namedCurve: 'P-256' }
const signingAlgorithm = { name: 'ECDSA', hash: 'SHA-256' }
const dayMs = 24 * 60 * 60 * 1000
const authorityDays = 3650
// Clients refuse server certificates with a lifetime of more than 398 days.
const serverDays = 397

/** A certificate and its private key, both PEM. */
export interface KeyedCertificate {
  readonly certificatePem: string
  readonly privateKeyPem: string
}

/** A certificate authority that can sign. Only `certificatePem` may be given to others. */
export interface Authority extends KeyedCertificate {
  readonly certificate: X509Certificate
  readonly signingKey: CryptoKey
}

const makeKeys = () => crypto.subtle.generateKey(keyAlgorithm, true, ['sign', 'verify'])

const privateKeyPem = async (key: CryptoKey): Promise<string> =>
  PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), PemConverter.PrivateKeyTag)

const validity = (nowMs: number, days: number) => ({
  // The certificate is valid from a day earlier, so that a client whose clock is slow accepts it.
  notBefore: new Date(nowMs - dayMs),
  notAfter: new Date(nowMs + days * dayMs),
})

/** Makes a new certificate authority. */
export const makeAuthority = async (nowMs: number): Promise<Authority> => selfSigned(await makeKeys(), nowMs)

/**
 * Certifies the key of an authority again. What it has signed stays valid, and clients that trust its earlier certificate still do, because
 * name and key are the same.
 */
export const recertifyAuthority = async ({ certificate, privateKeyPem: pem }: Authority, nowMs: number) => {
  const privateKey = await importSigningKey(pem, true)
  const publicKey = await certificate.publicKey.export(keyAlgorithm, ['verify'], crypto)
  return selfSigned({ privateKey, publicKey }, nowMs)
}

/** Whether an authority's certificate names its key. Strict clients (Python from 3.13 on) refuse one that does not. */
export const namesItsKey = ({ certificate }: Authority): boolean =>
  certificate.getExtension(SubjectKeyIdentifierExtension) !== null

/** Whether a server's certificate names the key of the authority that signed it. */
export const namesAuthorityKey = (certificatePem: string): boolean =>
  new X509Certificate(certificatePem).getExtension(AuthorityKeyIdentifierExtension) !== null

const selfSigned = async (keys: CryptoKeyPair, nowMs: number): Promise<Authority> => {
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      name: 'CN=Local Bitrix24 portal authority',
      keys,
      signingAlgorithm,
      ...validity(nowMs, authorityDays),
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        // RFC 5280, 4.2.1.1 and 4.2.1.2.
        await SubjectKeyIdentifierExtension.create(keys.publicKey, false, crypto),
        await AuthorityKeyIdentifierExtension.create(keys.publicKey, false, crypto),
      ],
    },
    crypto,
  )
  return {
    certificate,
    signingKey: keys.privateKey,
    certificatePem: certificate.toString('pem'),
    privateKeyPem: await privateKeyPem(keys.privateKey),
  }
}

/** Loads a certificate authority from PEM. */
export const importAuthority = async (pair: KeyedCertificate): Promise<Authority> => ({
  ...pair,
  certificate: new X509Certificate(pair.certificatePem),
  signingKey: await importSigningKey(pair.privateKeyPem, false),
})

const importSigningKey = (pem: string, isExtractable: boolean): Promise<CryptoKey> =>
  crypto.subtle.importKey('pkcs8', PemConverter.decodeFirst(pem), keyAlgorithm, isExtractable, ['sign'])

const isIpAddress = (host: string): boolean => /^[\d.]+$/.test(host) || host.includes(':')

/** Signs a certificate for a server with the names and IP addresses in `hosts`. */
export const makeServerCertificate = async (
  authority: Pick<Authority, 'certificate' | 'signingKey'>,
  hosts: readonly string[],
  nowMs: number,
): Promise<KeyedCertificate> => {
  const keys = await makeKeys()
  const names = hosts.map((host) => ({ type: isIpAddress(host) ? 'ip' : 'dns', value: host }) as const)
  const certificate = await X509CertificateGenerator.create(
    {
      subject: 'CN=Local Bitrix24 portal',
      issuer: authority.certificate.subject,
      publicKey: keys.publicKey,
      signingKey: authority.signingKey,
      signingAlgorithm,
      ...validity(nowMs, serverDays),
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension([...names]),
        await SubjectKeyIdentifierExtension.create(keys.publicKey, false, crypto),
        await AuthorityKeyIdentifierExtension.create(authority.certificate.publicKey, false, crypto),
      ],
    },
    crypto,
  )
  return { certificatePem: certificate.toString('pem'), privateKeyPem: await privateKeyPem(keys.privateKey) }
}
