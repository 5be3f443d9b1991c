import { execFileSync } from 'node:child_process'

/** A program that some tests need and no npm package brings. */
export interface Need {
  readonly name: string
  /** A command that succeeds where it is there. */
  readonly probe: readonly [string, ...string[]]
  /** Debian's packages that have it. */
  readonly debian: string
}

const succeeds = ([file, ...args]: Need['probe']): boolean => {
  try {
    execFileSync(file, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/**
 * Whether the machine has it. What lacks is named, and its tests do not run; on a build server it has to be there.
 * @throws {Error} it is not there, and this is a build server
 */
export const isOnThisMachine = ({ name, probe, debian }: Need): boolean => {
  if (succeeds(probe)) return true
  const what = `${name} is not on this machine: install it with apt-get install ${debian}.`
  if (process.env['CI'] !== undefined) throw new Error(what)
  console.warn(`${what} Its tests do not run.`)
  return false
}
