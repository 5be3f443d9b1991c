import { isInScope } from '../../../invoke.ts'
import { formatDateTime } from '../../../server-time.ts'
import type { Handle, Methods, PortalMethod } from '../../../methods/method.ts'
import { anyCase, isTruthy } from '../../../methods/params.ts'
import { refused } from '../../../methods/refusals.ts'

const serverTime: Handle = ({ portal }) => ({ result: formatDateTime(portal.clock.nowMs()) })

const scope: Handle = ({ caller, params, portal }) => ({
  result: isTruthy(anyCase(params, 'full')) ? portal.scopes : caller.scopes,
})

const methods: Handle = ({ caller, params, portal }) => {
  const asked = anyCase(params, 'scope')
  const isAsked = (method: PortalMethod): boolean => {
    if (isTruthy(anyCase(params, 'full'))) return true
    if (asked === undefined) return isInScope(method, caller)
    return method.scope === null ? asked === '' : [method.scope].flat().some((name) => name === asked)
  }
  const names = portal.registry.list('v2').filter(isAsked)
  return { result: ['batch', ...names.map(({ name }) => name)] }
}

const methodGet: Handle = ({ caller, params, portal }) => {
  const name = anyCase(params, 'name')
  if (typeof name !== 'string') return { result: { isExisting: false, isAvailable: false } }
  const method = portal.registry.find('v2', name)
  const isBatch = name.toLowerCase() === 'batch'
  const isExisting = isBatch || method !== undefined
  return { result: { isExisting, isAvailable: isBatch || (method !== undefined && isInScope(method, caller)) } }
}

const featureGet: Handle = ({ params, portal }) => {
  const code = anyCase(params, 'code')
  if (typeof code !== 'string' || code === '') throw refused('CODE_EMPTY', "CODE can't be empty")
  const { licence } = portal.tariff()
  // A self-hosted portal returns the name of its licence instead.
  if (licence.endsWith('_selfhosted')) return { result: { value: licence } }
  return { result: { value: features.has(code) ? 'Y' : 'N' } }
}

const features: ReadonlySet<string> = new Set(['rest_offline_extended', 'rest_auth_connector'])

/** Methods of the common scope: the portal, the caller and the caller's rights. */
export const systemMethods: Methods = {
  'server.time': serverTime,
  scope: scope,
  methods: methods,
  'method.get': methodGet,
  'feature.get': featureGet,
}
