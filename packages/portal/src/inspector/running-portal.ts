import { openRecords } from '../store/records.ts'
import { hasShape, isOptional, isText } from '../store/shape.ts'
import type { Store } from '../store/store.ts'

/** The process that uses a database. A command needs this data if it finds the file in use. */
export interface RunningPortal {
  /** The address of the inspector, with its token. */
  readonly inspectorUrl: string
  /** An id of the process. A check of it is needed because another portal may have the same address later. */
  readonly run: string
  /** With TLS: the path of the certificate to trust. */
  readonly authorityFile?: string | undefined
}

const isRunningPortal = hasShape<RunningPortal>({
  inspectorUrl: isText,
  run: isText,
  authorityFile: isOptional(isText),
})

const key = 'portal'

/** Writes into the database which process uses it. */
export const announceRunning = (store: Store, portal: RunningPortal): void =>
  openRecords(store, 'running portal', isRunningPortal).set(key, portal)

/**
 * The process that uses the database. It may have been killed since. Undefined if there is none, or if the portal is of an older version.
 */
export const findRunning = (store: Store): RunningPortal | undefined =>
  openRecords(store, 'running portal', isRunningPortal).get(key)
