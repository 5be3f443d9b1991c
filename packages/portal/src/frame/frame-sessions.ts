import { randomBytes } from 'node:crypto'
import { openRecords } from '../store/records.ts'
import { isText } from '../store/shape.ts'
import type { Store } from '../store/store.ts'
import type { WireMap } from '../wire-value.ts'

/** One rendering of an application in an iframe. */
export interface FrameSession {
  /** 32 hex digits. A reload gets a new one. */
  readonly appSid: string
  readonly clientId: string
  readonly userId: number
  readonly placement: string
  readonly options: WireMap
}

/** The open iframes of applications in one portal's pages. */
export interface FrameSessions {
  open(session: Omit<FrameSession, 'appSid'>): FrameSession
  find(appSid: string): FrameSession | undefined
  close(appSid: string): void
  /** Returns `true` only once for each user and version: when the user sees this version of the application for the first time. */
  takeFirstRun(session: FrameSession, version: number): boolean
}

/** A page does not report that its tab was closed. So beyond this number the oldest sessions are deleted. */
const mostSessions = 1_000

export const createFrameSessions = (store: Store): FrameSessions => {
  const sessions = new Map<string, FrameSession>()
  const firstRuns = openRecords(store, 'first run', isText)
  return {
    open: (options) => {
      const session = { ...options, appSid: randomBytes(16).toString('hex') }
      sessions.set(session.appSid, session)
      const [oldest] = sessions.keys()
      if (sessions.size > mostSessions && oldest !== undefined) sessions.delete(oldest)
      return session
    },
    find: (appSid) => sessions.get(appSid),
    close: (appSid) => void sessions.delete(appSid),
    takeFirstRun: ({ clientId, userId }, version) => {
      const key = `${clientId} ${String(userId)} ${String(version)}`
      if (firstRuns.get(key) !== undefined) return false
      firstRuns.set(key, key)
      return true
    },
  }
}
