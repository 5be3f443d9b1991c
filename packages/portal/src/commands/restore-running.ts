import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { text } from 'node:stream/consumers'
import { findRunning, type RunningPortal } from '../inspector/running-portal.ts'
import { snapshotType } from '../inspector/protocol.ts'
import { openStore } from '../store/store.ts'
import { isWireMap, parseJson, textOf } from '../wire-value.ts'
import { CommandError } from './command-error.ts'

/**
 * Asks the running portal that uses a database to restore a snapshot. Returns the portal's address.
 * @throws {CommandError} there is no portal at the address, or it refuses the snapshot
 */
export const restoreRunning = async (file: string, db: string): Promise<string> => {
  const running = readRunning(db)
  if (running === undefined)
    throw new CommandError(`A program works with ${db}, and no portal has put its address there. Stop it first.`)
  const { origin } = new URL(running.inspectorUrl)
  const { status, body } = await send(running, file).catch((cause: unknown) => {
    throw new CommandError(`${db} is in use, but no portal answers at ${origin}. Stop the program that has it open.`, {
      cause,
    })
  })
  if (status !== 200) throw new CommandError(`The portal at ${origin} refused: ${messageOf(body)}`)
  return origin
}

const readRunning = (db: string): RunningPortal | undefined => {
  const store = openStore(db)
  try {
    return findRunning(store)
  } finally {
    store.close()
  }
}

const send = async (
  { inspectorUrl, run, authorityFile }: RunningPortal,
  file: string,
): Promise<{ status: number | undefined; body: string }> => {
  const url = new URL(inspectorUrl)
  url.pathname += 'api/snapshots/current'
  url.searchParams.set('run', run)
  const isSecure = url.protocol === 'https:'
  const trusted = isSecure && authorityFile !== undefined ? { ca: await readFile(authorityFile) } : {}
  const { size } = await stat(file)
  return new Promise((resolve, reject) => {
    const outgoing = (isSecure ? secureRequest : plainRequest)(
      url,
      { method: 'PUT', headers: { 'Content-Type': snapshotType, 'Content-Length': size }, ...trusted },
      (reply) => {
        text(reply).then((body) => resolve({ status: reply.statusCode, body }), reject)
      },
    )
    outgoing.once('error', reject)
    createReadStream(file).once('error', reject).pipe(outgoing)
  })
}

const messageOf = (body: string): string => {
  try {
    const refusal = parseJson(body)
    return isWireMap(refusal) ? textOf(refusal['message']) : body
  } catch {
    return body
  }
}
