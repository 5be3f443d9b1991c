// What programs hand to a logger as context.
import {
  LoggerFactory,
  Logger,
  LogLevel,
  NullLogger,
  type LoggerInterface,
  SdkError,
  AjaxError,
  Result,
} from '@bitrix24/b24jssdk'

interface Person {
  name: string
}
class Order {
  constructor(public id: number) {}
}

export async function run(logger: LoggerInterface, person: Person, order: Order, error: Error, rows: Person[]) {
  await logger.info('person', person)
  await logger.info('order', order)
  await logger.error('failed', error)
  await logger.error('failed', new SdkError({ code: 'X', status: 500 }))
  await logger.warning('rows', rows)
  await logger.debug('list', [1, 2, 3])
  await logger.notice('map', new Map([['a', 1]]))
  await logger.critical('result', new Result<number>(1))
  await logger.alert('date', new Date())
  await logger.emergency('function', () => 1)
  await logger.log(LogLevel.INFO, 'any', { person, order, error, nested: { rows } })
  await logger.log(LogLevel.INFO, 'any', person)
  try {
    throw new Error('x')
  } catch (e: any) {
    logger.error('caught', e)
    logger.error(e.message, { e })
  }
  try {
    throw new Error('x')
  } catch (e) {
    if (e instanceof AjaxError) logger.error('ajax', e)
    else if (e instanceof Error) logger.error('error', e)
    else logger.error('strange', { e })
  }
  const silent = new NullLogger()
  await silent.log(LogLevel.DEBUG, 'nothing', person)
  await silent.info('nothing', rows)
  const own = Logger.create('own')
  await own.info('x', person)
  await LoggerFactory.forcedLog(logger, 'warning', 'x', { person })
  await LoggerFactory.forcedLog(logger, 'error', 'x', error)
}
