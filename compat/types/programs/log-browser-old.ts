// The logger of old examples.
import { LoggerBrowser, LoggerType } from '@bitrix24/b24jssdk'

export async function run(isDev: boolean, flags: Record<string, boolean>) {
  const $logger = LoggerBrowser.build('App', isDev)
  $logger.setConfig(flags)
  $logger.enable(LoggerType.desktop)
  $logger.disable(LoggerType.trace)
  $logger.info('start', { a: 1 }, [2])
  $logger.warn('careful')
  $logger.error(new Error('x'))
  $logger.log('a', 'b', 'c')
  $logger.trace('t')
  await $logger.desktop('d')
  $logger.warn('w').catch?.(() => undefined)
  $logger.trace('t').then(() => undefined)
  $logger.desktop('d').finally(() => undefined)
  return $logger.isEnabled(LoggerType.info)
}
