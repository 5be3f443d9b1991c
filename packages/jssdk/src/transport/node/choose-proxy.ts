import process from 'node:process'
import { proxyInvalid } from '../../errors/catalogues/transport-errors.ts'
import { isExempt } from './no-proxy.ts'
import { parseProxy, type Proxy } from './proxy.ts'

/** Says which proxy a request goes by. */
export interface ProxyChoice {
  /** @throws {SdkError} `JSSDK_PROXY_INVALID`: the environment names one that cannot be used */
  of(target: URL): Proxy | undefined
  /** Changes with whatever the choice depends on for addresses with https, or for the others. */
  version(isTls: boolean): string
}

/** `proxy` as it is given to `nodeTransport`. @throws {SdkError} `JSSDK_PROXY_INVALID` */
export const chooseProxy = (proxy: string | false | undefined): ProxyChoice => {
  if (proxy === undefined) return byEnvironment
  const source = 'nodeTransport({ proxy })'
  // Programs without types give an object, or a URL.
  if (proxy !== false && typeof proxy !== 'string') throw proxyInvalid({ source })
  const always = proxy === false ? undefined : parseProxy(proxy, source)
  return { of: () => always, version: () => '' }
}

type Name = 'http_proxy' | 'https_proxy' | 'all_proxy' | 'no_proxy'

/** The small letters win, as everywhere; an empty value is none. */
const variable = (name: Name): string => process.env[name] || process.env[name.toUpperCase()] || ''

/** The variable that names the proxy, and its value; empty when there is none. */
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
  // Programs set the variables while they run: from a file of settings, or for one part of their work. Each reading costs a call a
  // hundredth of its work, so those that decide nothing are not read.
  version: (isTls) => {
    const [name, address] = setting(isTls)
    return address && `${name}\n${address}\n${variable('no_proxy')}`
  },
}
