import type { Row } from '../../../engine/engine.ts'
import { isInScope } from '../../../invoke.ts'
import { PortalError } from '../../../portal-error.ts'
import { formatDateTime, serverOffsetMinutes } from '../../../server-time.ts'
import type { MethodCall, PortalMethod } from '../../../methods/method.ts'
import { accessMethods } from './access-methods.ts'
import { anyCase, isTruthy } from '../../../methods/params.ts'
import { v2Methods } from '../../../methods/v2-method.ts'

const common = v2Methods({ scope: null })

const callerRow = ({ caller, portal }: MethodCall): Row => portal.engine.find('user', caller.userId) ?? {}

const serverTime = common('server.time', ({ portal }) => ({ result: formatDateTime(portal.clock.nowMs()) }))

const profile = common('profile', (call) => {
  const user = callerRow(call)
  const photo = user['personalPhoto']
  return {
    result: {
      ID: String(call.caller.userId),
      ADMIN: call.caller.isAdmin,
      NAME: user['name'] ?? '',
      LAST_NAME: user['lastName'] ?? '',
      PERSONAL_GENDER: user['personalGender'] ?? '',
      ...(typeof photo === 'string' && photo !== '' ? { PERSONAL_PHOTO: photo } : {}),
      TIME_ZONE: user['timeZone'] ?? '',
      TIME_ZONE_OFFSET: serverOffsetMinutes * 60,
    },
  }
})

const userAdmin = common('user.admin', ({ caller }) => ({ result: caller.isAdmin }))

const scope = common('scope', ({ caller, params, portal }) => ({
  result: isTruthy(anyCase(params, 'full')) ? portal.scopes : caller.scopes,
}))

const methods = common('methods', ({ caller, params, portal }) => {
  const asked = anyCase(params, 'scope')
  const isAsked = (method: PortalMethod): boolean => {
    if (isTruthy(anyCase(params, 'full'))) return true
    if (asked === undefined) return isInScope(method, caller)
    return method.scope === null ? asked === '' : [method.scope].flat().some((name) => name === asked)
  }
  const names = portal.registry.list('v2').filter(isAsked)
  return { result: ['batch', ...names.map(({ name }) => name)] }
})

const methodGet = common('method.get', ({ caller, params, portal }) => {
  const name = anyCase(params, 'name')
  if (typeof name !== 'string') return { result: { isExisting: false, isAvailable: false } }
  const method = portal.registry.find('v2', name)
  const isBatch = name.toLowerCase() === 'batch'
  const isExisting = isBatch || method !== undefined
  return { result: { isExisting, isAvailable: isBatch || (method !== undefined && isInScope(method, caller)) } }
})

const featureGet = common('feature.get', ({ params, portal }) => {
  const code = anyCase(params, 'code')
  if (typeof code !== 'string' || code === '')
    throw new PortalError({ code: 'CODE_EMPTY', description: "CODE can't be empty" })
  const { licence } = portal.tariff()
  // A portal on a customer's own server names its licence instead.
  if (licence.endsWith('_selfhosted')) return { result: { value: licence } }
  return { result: { value: features.has(code) ? 'Y' : 'N' } }
})

const features: ReadonlySet<string> = new Set(['rest_offline_extended', 'rest_auth_connector'])

/** Methods of the common scope: the portal, the caller and what they may do. */
export const systemMethods: readonly PortalMethod[] = [
  serverTime,
  profile,
  userAdmin,
  scope,
  methods,
  methodGet,
  featureGet,
  ...accessMethods,
]
