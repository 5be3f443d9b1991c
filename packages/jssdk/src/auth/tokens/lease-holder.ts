import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { codeOf } from '../../platform/file-errors.ts'

/** A process as others may look for it. */
export interface LeaseHolder {
  readonly pid: number
  /** Where the number names a process: others see another one under it, or none. */
  readonly where: string
}

/**
 * One boot of one host and, on Linux, one namespace of process numbers: containers have their own, often with equal host names. A place
 * that cannot be told is nobody else's.
 */
const placeOfThisProcess = (): string => {
  if (process.platform !== 'linux') return hostname()
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return `${hostname()} ${process.pid} ${Math.random()}`
  }
}

let known: LeaseHolder | undefined

export const thisProcess = (): LeaseHolder => (known ??= { pid: process.pid, where: placeOfThisProcess() })

/** `unseen`: it stands where its number says nothing to us. */
export const stateOf = ({ pid, where }: LeaseHolder): 'alive' | 'dead' | 'unseen' => {
  if (where !== thisProcess().where) return 'unseen'
  try {
    process.kill(pid, 0)
    return 'alive'
  } catch (error) {
    // EPERM is the answer of a process of somebody else's. Only one that is certainly not there is dead.
    return codeOf(error) === 'ESRCH' ? 'dead' : 'alive'
  }
}
