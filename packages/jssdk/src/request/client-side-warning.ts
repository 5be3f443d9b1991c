import { warnLoudly } from '../logger/warn-loudly.ts'
import type { LoggerInterface } from '../types/logger.ts'

/** Warns, whatever the logger, when a program in a browser sends a secret that its visitors can read. */
export const warnAboutBrowser = async (logger: LoggerInterface, message: string): Promise<void> => {
  if (typeof window === 'undefined' || typeof document === 'undefined') return
  await warnLoudly(logger, message, { code: 'JSSDK_CLIENT_SIDE_WARNING' })
}
