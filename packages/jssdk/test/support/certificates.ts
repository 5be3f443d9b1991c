import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import { join } from 'node:path'

const yearMs = 365 * 24 * 60 * 60 * 1000

/** What may be wrong with a server's certificate. */
export type CertificateKind =
  | 'good'
  | 'selfSigned'
  | 'notOfAServer'
  | 'unknownIssuer'
  | 'expired'
  | 'notYetValid'
  | 'wrongHost'

/** An authority that clients can be told to trust, and the certificates of servers on this machine. */
export interface TestAuthority {
  readonly ca: string
  certificate(kind: CertificateKind): Promise<{ readonly key: string; readonly cert: string }>
}

/** Put into `folder`, it is that of the portals too that are made with it as `tlsDir`. */
export const testAuthority = async (folder: string): Promise<TestAuthority> => {
  // As the portal does: the library asks for it before it is loaded.
  await import('reflect-metadata')
  const { makeAuthority, makeServerCertificate } = await import('../../../portal/src/tls/certificates.ts')
  const now = Date.now()
  const [authority, other] = [await makeAuthority(now - 3 * yearMs), await makeAuthority(now)]
  await writeFile(join(folder, 'ca.pem'), authority.certificatePem)
  await writeFile(join(folder, 'ca-key.pem'), authority.privateKeyPem, { mode: 0o600 })
  const hosts = ['localhost', '127.0.0.1', '::1', 'portal.test']
  const make = async (kind: CertificateKind) => {
    switch (kind) {
      case 'selfSigned':
        return selfSigned
      case 'notOfAServer':
        return makeAuthority(now)
      case 'unknownIssuer':
        return makeServerCertificate(other, hosts, now)
      case 'expired':
        return makeServerCertificate(authority, hosts, now - 2 * yearMs)
      case 'notYetValid':
        return makeServerCertificate(authority, hosts, now + yearMs)
      case 'wrongHost':
        return makeServerCertificate(authority, ['elsewhere.test'], now)
      default:
        return makeServerCertificate(authority, hosts, now)
    }
  }
  return {
    ca: authority.certificatePem,
    certificate: async (kind) => {
      const { certificatePem: cert, privateKeyPem: key } = await make(kind)
      return { key, cert }
    },
  }
}

/** A server with TLS that counts its connections and its requests. */
export const serveTls = async (material: { readonly key: string; readonly cert: string }) => {
  const counts = { connections: 0, requests: 0 }
  const server = createServer(material, (_, outgoing) => {
    counts.requests += 1
    outgoing.end('{"result":{}}')
  })
  server.on('connection', () => {
    counts.connections += 1
  })
  server.on('tlsClientError', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return {
    counts,
    port: address.port,
    url: `https://127.0.0.1:${address.port}`,
    [Symbol.asyncDispose]: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

/** Of a server on this machine, signed by itself, for a hundred years; it opens nothing. */
const selfSigned = {
  certificatePem: `-----BEGIN CERTIFICATE-----
MIIBajCCAQ+gAwIBAgIQXJd0UcgjYTM8ORZ/eZBUwjAKBggqhkjOPQQDAjAUMRIw
EAYDVQQDEwlsb2NhbGhvc3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAw
MDBaMBQxEjAQBgNVBAMTCWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEH
A0IABEqKyHuAOfI+H2vQ6Q31HXCkBmwfqIfYsicLcpzJSRfanA+N0RzcZoL6Kq7I
ACzGII96knNitPLt+VOzI18P6hCjQTA/MAwGA1UdEwEB/wQCMAAwEwYDVR0lBAww
CgYIKwYBBQUHAwEwGgYDVR0RBBMwEYIJbG9jYWxob3N0hwR/AAABMAoGCCqGSM49
BAMCA0kAMEYCIQCHc0fZj104Qh7N7eISeLkYRv8/Xpc98ZK6fxdFAyuo9gIhAMO+
cuE3lcUNC3OaPnXTSSQeKyqOKaCXhH+9b+ZdqmXE
-----END CERTIFICATE-----
`,
  privateKeyPem: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg6dnvqdXoBU/cy2Zf
+s3wJ4+9XIWTryuNDYwSDy0EIZShRANCAARKish7gDnyPh9r0OkN9R1wpAZsH6iH
2LInC3KcyUkX2pwPjdEc3GaC+iquyAAsxiCPepJzYrTy7flTsyNfD+oQ
-----END PRIVATE KEY-----
`,
}
