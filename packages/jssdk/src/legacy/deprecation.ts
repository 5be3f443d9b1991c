import { warnLoudly } from '../logger/warn-loudly.ts'
import type { TypeB24 } from '../client/type-b24.ts'

/** The version that takes the deprecated names away. */
const removalVersion = '2.0.0'

/** Tells the program's author, whatever the logger, that a name is going away and what takes its place. */
export const warnDeprecated = ($b24: TypeB24, method: string, action: string): void => {
  const replacement = `actions.v2.${action}.make`
  const message = `${method} is deprecated and will be removed in ${removalVersion}. Use ${replacement} instead.`
  const context = { class: 'AbstractB24', method, replacement, removalVersion, code: 'JSSDK_CORE_DEPRECATED_METHOD' }
  void warnLoudly($b24.getLogger(), message, context)
}
