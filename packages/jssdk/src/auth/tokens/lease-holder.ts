import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { codeOf } from '../../platform/file-errors.ts'

/** A process, described so that other processes can check whether it runs. */
export interface LeaseHolder {
  readonly pid: number
  /** Where `pid` is valid. Elsewhere the same number is another process, or none. */
  readonly where: string
}

/**
 * One boot of one host and, on Linux, one namespace of process numbers: containers have their own, often with equal host names. When the
 * place cannot be read, a random name makes sure that it equals no other.
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

/** `unseen`: the process runs in another place, where its number cannot be checked from here. */
export const stateOf = ({ pid, where }: LeaseHolder): 'alive' | 'dead' | 'unseen' => {
  if (where !== thisProcess().where) return 'unseen'
  try {
    process.kill(pid, 0)
    return 'alive'
  } catch (error) {
    // EPERM means that the process runs as another user. Only ESRCH proves that it does not exist.
    return codeOf(error) === 'ESRCH' ? 'dead' : 'alive'
  }
}
