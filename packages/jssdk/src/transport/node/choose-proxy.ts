import process from 'node:process'
import { proxyInvalid } from '../../errors/catalogues/transport-errors.ts'
import { isExempt } from './no-proxy.ts'
import { parseProxy, type Proxy } from './proxy.ts'

/** Chooses the proxy of a request. */
export interface ProxyChoice {
  /** @throws {SdkError} `JSSDK_PROXY_INVALID`: the environment names an unusable proxy */
  of(target: URL): Proxy | undefined
  /** A text that changes when the choice may change, for https addresses or for all others. */
  version(isTls: boolean): string
}

/** `proxy` is the option of `nodeTransport`. @throws {SdkError} `JSSDK_PROXY_INVALID` */
export const chooseProxy = (proxy: string | false | undefined): ProxyChoice => {
  if (proxy === undefined) return byEnvironment
  const source = 'nodeTransport({ proxy })'
  // Programs without types may pass an object or a URL.
  if (proxy !== false && typeof proxy !== 'string') throw proxyInvalid({ source })
  const always = proxy === false ? undefined : parseProxy(proxy, source)
  return { of: () => always, version: () => '' }
}

type Name = 'http_proxy' | 'https_proxy' | 'all_proxy' | 'no_proxy'

/** The lower-case name comes first, as in other programs. An empty value counts as unset. */
const variable = (name: Name): string => process.env[name] || process.env[name.toUpperCase()] || ''

/** The variable that names the proxy, and its value. The value is empty when no proxy is set. */
const setting = (isTls: boolean): readonly [Name, string] => {
  const own = isTls ? 'https_proxy' : 'http_proxy'
  const address = variable(own).trim()
  return address === '' ? ['all_proxy', variable('all_proxy').trim()] : [own, address]
}

const byEnvironment: ProxyChoice = {
  of: ({ protocol, hostname, port }) => {
    const isTls = protocol === 'https:' || protocol === 'wss:'
    const [name, address] = setting(isTls)
    if (address === '') return undefined
    const target = { hostname, port: Number(port) || (isTls ? 443 : 80) }
    return isExempt(target, variable('no_proxy')) ? undefined : parseProxy(address, name.toUpperCase())
  },
  // Programs may set the variables while they run: from a settings file, or for a part of their work. Reading one takes about 1 % of a
  // call's time. So only the variables that decide are read.
  version: (isTls) => {
    const [name, address] = setting(isTls)
    return address && `${name}\n${address}\n${variable('no_proxy')}`
  },
}
