import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portal-tls-'))
})
afterEach(() => rm(folder, { recursive: true }))

const start = (options = {}) => createPortal({ tls: true, tlsDir: folder, ...options })

const get = (url: string, ca?: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { ...(ca === undefined ? {} : { ca }), agent: false }, (reply) => {
      reply.resume()
      resolve(reply.statusCode)
    })
    sent.once('error', reject)
    sent.end()
  })

/** What OpenSSL says of the server's certificate by the rules that Python follows from 3.13 on. */
const strictly = (at: string): string =>
  execFileSync('openssl', ['verify', '-x509_strict', '-CAfile', join(at, 'ca.pem'), join(at, 'server.pem')], {
    encoding: 'utf8',
  })

/** An authority that names no key, as portals made it once. */
const makeEarlierAuthority = async (at: string): Promise<string> => {
  const config = join(at, 'authority.cnf')
  const subject =
    '[req]\nprompt=no\ndistinguished_name=dn\nx509_extensions=v3\n[dn]\nCN=Local Bitrix24 portal authority\n'
  const extensions = '[v3]\nbasicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign,cRLSign\n'
  const nameless = 'subjectKeyIdentifier=none\nauthorityKeyIdentifier=none\n'
  await writeFile(config, subject + extensions + nameless)
  const files = ['-keyout', join(at, 'ca-key.pem'), '-out', join(at, 'ca.pem'), '-config', config]
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '365']
  execFileSync('openssl', ['req', '-x509', ...curve, ...files], { stdio: 'ignore' })
  return readFile(join(at, 'ca.pem'), 'utf8')
}

const certificateNames = (pem: string) => {
  const certificate = new X509Certificate(pem)
  return {
    checkHost: (name: string) => certificate.checkHost(name),
    checkIP: (name: string) => certificate.checkIP(name),
  }
}

const authorityOf = ({ authorityFile = '' }: Portal): Promise<string> => readFile(authorityFile, 'utf8')

describe('a portal with tls', () => {
  it.each(['127.0.0.1', 'localhost'])('is trusted as %s by a client that trusts its authority', async (host) => {
    await using portal = await start()
    expect(portal.webhookUrl).toMatch(/^https:\/\/127\.0\.0\.1:/)
    const url = `${portal.webhookUrl}server.time`.replace('127.0.0.1', host)
    expect(await get(url, await authorityOf(portal))).toBe(200)
  })

  it.each(['portal.test', 'my_service', '10.1.2.3'])('is for %s too, if it is told so', async (name) => {
    await using portal = await start({ tlsNames: [name.toUpperCase()] })
    const { checkHost, checkIP } = certificateNames(await readFile(join(folder, 'server.pem'), 'utf8'))
    expect(checkHost(name) ?? checkIP(name)).toBe(name)
    expect(await get(`${portal.webhookUrl}server.time`, await authorityOf(portal))).toBe(200)
  })

  it('has certificates that name their keys, as strict clients demand (RFC 5280, 4.2.1.1 and 4.2.1.2)', async () => {
    await using portal = await start()
    expect(await authorityOf(portal)).toContain('BEGIN')
    expect(strictly(folder)).toBe(`${join(folder, 'server.pem')}: OK\n`)
  })

  it('certifies the key of an earlier authority again, which stays trusted', async () => {
    const earlier = await makeEarlierAuthority(folder)
    await using portal = await start()
    expect(await get(`${portal.webhookUrl}server.time`, earlier)).toBe(200)
    expect(strictly(folder)).toBe(`${join(folder, 'server.pem')}: OK\n`)
    const authority = await authorityOf(portal)
    expect(authority).not.toBe(earlier)
    await using again = await start()
    expect(await authorityOf(again)).toBe(authority)
  })

  it('is not trusted by a client that does not', async () => {
    await using portal = await start()
    await expect(get(portal.webhookUrl)).rejects.toThrow('unable to verify')
  })

  it('keeps authority and certificate between starts, with keys for their owner only', async () => {
    await using portal = await start()
    const authority = await authorityOf(portal)
    const server = await readFile(join(folder, 'server.pem'), 'utf8')
    await using again = await start()
    expect(await authorityOf(again)).toBe(authority)
    expect(await readFile(join(folder, 'server.pem'), 'utf8')).toBe(server)
    for (const key of ['ca-key.pem', 'server-key.pem']) expect((await stat(join(folder, key))).mode & 0o077).toBe(0)
  })

  it('makes a new certificate under the same authority when the server’s is lost', async () => {
    await using first = await start()
    const authority = await authorityOf(first)
    await rm(join(folder, 'server-key.pem'))
    await using portal = await start()
    expect(await get(`${portal.webhookUrl}server.time`, authority)).toBe(200)
  })

  it('shares a new folder with those that start with it', async () => {
    const portals = await Promise.all([start(), start(), start()])
    for (const portal of portals)
      expect(await get(`${portal.webhookUrl}server.time`, await authorityOf(portal))).toBe(200)
    await Promise.all(portals.map((portal) => portal.close()))
    expect((await readdir(folder)).toSorted()).toEqual(['ca-key.pem', 'ca.pem', 'server-key.pem', 'server.pem'])
  })

  it('does not wait for a lock that a killed process left in the folder', async () => {
    await writeFile(join(folder, '.lock'), '')
    const longAgo = new Date(Date.now() - 60_000)
    await utimes(join(folder, '.lock'), longAgo, longAgo)
    await using portal = await start()
    expect(await get(`${portal.webhookUrl}server.time`, await authorityOf(portal))).toBe(200)
  })

  it('resets a connection too', async () => {
    await using portal = await start({ faults: [{ match: '*', action: 'resetBeforeCommit', times: 1 }] })
    const authority = await authorityOf(portal)
    await expect(get(`${portal.webhookUrl}server.time`, authority)).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(await get(`${portal.webhookUrl}server.time`, authority)).toBe(200)
  })
})
