import { openRecords } from '../store/records.ts'
import { hasShape, isOptional, isText } from '../store/shape.ts'
import type { Store } from '../store/store.ts'

/** The process that works with a database, as a command that finds the file in use has to know it. */
export interface RunningPortal {
  /** Of the inspector, with its token. */
  readonly inspectorUrl: string
  /** Another text for each process: an address may meanwhile be another portal's. */
  readonly run: string
  /** With TLS: the certificate to trust. */
  readonly authorityFile?: string | undefined
}

const isRunningPortal = hasShape<RunningPortal>({
  inspectorUrl: isText,
  run: isText,
  authorityFile: isOptional(isText),
})

const key = 'portal'

/** Writes down in the database who works with it. */
export const announceRunning = (store: Store, portal: RunningPortal): void =>
  openRecords(store, 'running portal', isRunningPortal).set(key, portal)

/** Undefined: nobody does, or a portal of an older version. One that was killed is still named. */
export const findRunning = (store: Store): RunningPortal | undefined =>
  openRecords(store, 'running portal', isRunningPortal).get(key)
