/**
 * Run by `database-in-use.test.ts` in several processes: opens the database that it is told, tells whether it got it or why not, and
 * closes it when it is told to.
 */
import { createPortal, DatabaseInUse, type Portal } from '@bitrix24/b24jssdk-portal'

let portal: Portal | undefined

const open = async (db: string): Promise<string> => {
  try {
    portal = await createPortal({ db })
    return 'got'
  } catch (error) {
    return error instanceof DatabaseInUse ? `refused for ${String(error.pid)}` : String(error)
  }
}

const close = async (): Promise<string> => {
  await portal?.close()
  portal = undefined
  return 'closed'
}

process.on('message', (message: { readonly open: string } | 'close') => {
  void (message === 'close' ? close() : open(message.open)).then((told) => process.send?.(told))
})
process.send?.('ready')
