import { warnLoudly } from '../../logger/warn-loudly.ts'
import { isBrowser } from '../../platform/browser-rules.ts'
import type { LoggerInterface } from '../../types/logger.ts'

const warned = new WeakSet<object>()

/**
 * Warns that a browser shows the program's secret to its visitors. Each `client` warns once, at the first call of any of its HTTP clients,
 * with its current logger.
 */
export const warnAboutBrowser = async (client: object, logger: LoggerInterface, message: string): Promise<void> => {
  if (!isBrowser() || warned.has(client)) return
  warned.add(client)
  await warnLoudly(logger, message, { code: 'JSSDK_CLIENT_SIDE_WARNING' })
}
