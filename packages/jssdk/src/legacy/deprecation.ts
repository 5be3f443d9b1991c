import { warnLoudly } from '../logger/warn-loudly.ts'
import type { TypeB24 } from '../client/type-b24.ts'

/** The version that removes the deprecated names. */
const removalVersion = '2.0.0'

/** Warns that a name is deprecated and says what replaces it. The warning is shown with any logger. */
export const warnDeprecated = ($b24: TypeB24, method: string, action: string): void => {
  const replacement = `actions.v2.${action}.make`
  const message = `${method} is deprecated and will be removed in ${removalVersion}. Use ${replacement} instead.`
  const context = { class: 'AbstractB24', method, replacement, removalVersion, code: 'JSSDK_CORE_DEPRECATED_METHOD' }
  void warnLoudly($b24.getLogger(), message, context)
}
