import { warnLoudly } from '../../logger/warn-loudly.ts'
import { isBrowser } from '../../platform/browser-rules.ts'
import type { LoggerInterface } from '../../types/logger.ts'

const warned = new WeakSet<object>()

/**
 * Warns when a program in a browser sends a secret that its visitors can read: once for each `client`, whichever of its HTTP clients
 * calls first, through the logger that it has then.
 */
export const warnAboutBrowser = async (client: object, logger: LoggerInterface, message: string): Promise<void> => {
  if (!isBrowser() || warned.has(client)) return
  warned.add(client)
  await warnLoudly(logger, message, { code: 'JSSDK_CLIENT_SIDE_WARNING' })
}
