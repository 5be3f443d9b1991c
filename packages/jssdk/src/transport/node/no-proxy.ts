import { BlockList, isIP } from 'node:net'
import { domainToASCII } from 'node:url'

/**
 * Whether `NO_PROXY` names a target. Commas or spaces separate the entries, and each may have a port:
 *
 * | entry | names |
 * |---|---|
 * | `*` | everything |
 * | `example.com` | this host only |
 * | `.example.com`, `*.example.com` | all hosts below it |
 * | `10.1.2.3`, `::1`, `[::1]` | this address |
 * | `10.0.0.0/8`, `fd00::/8` | these addresses |
 * | `localhost`, `127.0.0.1`, `::1` | each of these means all three |
 */
export const isExempt = (target: { readonly hostname: string; readonly port: number }, list: string): boolean => {
  const host = bare(target.hostname)
  return list.split(/[\s,]+/).some((entry) => entry !== '' && names(entry.toLowerCase(), host, target.port))
}

/** The host without brackets and without the final dot of a complete name. */
const bare = (host: string): string => host.replace(/^\[|\]$/g, '').replace(/\.$/, '')

const names = (entry: string, host: string, port: number): boolean => {
  // An IPv6 address has several colons. Its port can only follow brackets.
  const [, bracketed, plain, portText] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d+))?$/.exec(entry) ?? []
  if (portText !== undefined && Number(portText) !== port) return false
  const name = bare(bracketed ?? plain ?? entry)
  if (name === '*') return true
  if (name.startsWith('*') || name.startsWith('.')) return host.endsWith(ascii(name.replace(/^\*/, '')))
  return ascii(name) === host || isInRange(host, name) || (isLoopback(name) && isLoopback(host))
}

/** The name in ASCII form, as in addresses. A text that is not a name stays as it is. */
const ascii = (name: string): string => (name.includes('/') ? name : domainToASCII(name) || name)

const isInRange = (host: string, range: string): boolean => {
  const [address = '', bits] = range.split('/')
  const family = isIP(address)
  const hostFamily = isIP(host)
  const mostBits = family === 4 ? 32 : 128
  const prefix = bits === undefined ? mostBits : Number(bits || Number.NaN)
  if (family === 0 || hostFamily === 0 || !(Number.isInteger(prefix) && prefix >= 0 && prefix <= mostBits)) return false
  const list = new BlockList()
  list.addSubnet(address, prefix, family === 4 ? 'ipv4' : 'ipv6')
  return list.check(host, hostFamily === 4 ? 'ipv4' : 'ipv6')
}

const isLoopback = (host: string): boolean => host === 'localhost' || isInRange(host, '127.0.0.0/8') || host === '::1'
