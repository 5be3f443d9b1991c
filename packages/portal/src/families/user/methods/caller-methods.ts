import type { RowOf } from '../../../engine/entity-rows.ts'
import { serverOffsetMinutes } from '../../../server-time.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { userOptions } from '../../app/family.ts'

const callerRow = ({ caller, portal }: MethodCall): Partial<RowOf<'user'>> =>
  portal.engine.find('user', caller.userId) ?? {}

const profile: Handle = (call) => {
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
}

const userAdmin: Handle = ({ caller }) => ({ result: caller.isAdmin })

/** The caller: profile and rights. */
export const callerMethods: Methods = {
  profile,
  'user.admin': userAdmin,
  'user.option.get': userOptions.get,
  'user.option.set': userOptions.set,
}
