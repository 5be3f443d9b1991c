import { open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const waitMs = 20
/** A killed process leaves its lock behind. Making certificates takes much less time than this, so an older lock is ignored. */
const staleMs = 10_000

/** Locks the folder while `work` runs. Portals that start together would otherwise overwrite each other's certificate authority. */
export const withFolderLock = async <Value>(folder: string, work: () => Promise<Value>): Promise<Value> => {
  const file = join(folder, '.lock')
  while (!(await take(file))) await sleep(waitMs)
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}

const take = async (file: string): Promise<boolean> => {
  try {
    await (await open(file, 'wx')).close()
    return true
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    if (await isStale(file)) await rm(file, { force: true })
    return false
  }
}

const isStale = async (file: string): Promise<boolean> => {
  try {
    return Date.now() - (await stat(file)).mtimeMs > staleMs
  } catch (error) {
    // The other process has just released the lock.
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)
