import { localStatus } from '../../../oauth/token-reply.ts'
import type { Methods } from '../../../methods/method.ts'
import { callingApplication } from '../../../methods/calling-application.ts'

/** `app.info` describes the application that calls. A webhook gets only what it may do. */
export const appInfoMethods: Methods = {
  'app.info': (call) => {
    const { caller, portal } = call
    const { licence } = portal.tariff()
    if (caller.auth === 'webhook' && !portal.switches.appInfoRefusesWebhook)
      return { result: { SCOPE: caller.scopes, LICENSE: licence } }
    const { id, clientId, version, isFinished, isPaid } = callingApplication(call)
    const type = licence.replace(/^[a-z]+_/, '')
    return {
      result: {
        ID: id,
        CODE: clientId,
        VERSION: version,
        STATUS: localStatus,
        INSTALLED: isFinished,
        PAYMENT_EXPIRED: isPaid ? 'N' : 'Y',
        DAYS: null,
        LANGUAGE_ID: 'en',
        LICENSE: licence,
        LICENSE_TYPE: type,
        LICENSE_FAMILY: type.replace(/\d+$/, ''),
      },
    }
  },
}
