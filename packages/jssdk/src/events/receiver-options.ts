import type { Clock } from '../platform/clock.ts'
import type { FormLimits } from './form/form-limits.ts'
import type { EventInbox } from './inbox/event-inbox.ts'
import type { PortalEvent } from './portal-event.ts'

export interface EventReceiverOptions extends FormLimits {
  /** The application token of the one portal that sends events. */
  readonly applicationToken?: string | undefined
  /** The application token stored for a portal; undefined = the portal is not known, its events are refused. */
  readonly lookup?: ((memberId: string) => string | undefined | Promise<string | undefined>) | undefined
  /** Runs after the portal has its answer. */
  readonly onEvent: (event: PortalEvent) => void | Promise<void>
  /**
   * ONAPPINSTALL of a portal that is not known yet. Whoever takes it has to ask `verifyInstallation` before anything is stored.
   * @default refused as every other event
   */
  readonly onInstall?: ((event: PortalEvent<'ONAPPINSTALL'>) => void | Promise<void>) | undefined
  /** What was refused (no event), or what the handler threw, tried often enough. @default nobody is told */
  readonly onError?: ((error: unknown, event: PortalEvent | undefined) => void) | undefined
  /** How often an event is handed over. @default 3 */
  readonly attempts?: number | undefined
  /** Milliseconds before the second attempt, doubled for each further one. @default 1_000 */
  readonly retryDelayMs?: number | undefined
  /**
   * Keeps accepted events until they are handled and recognises those that come twice. `fileEventInbox` of
   * `@bitrix24/b24jssdk/event-inbox-file` survives the death of the process.
   * @default in memory: events die with the process, the last 10,000 are recognised
   */
  readonly inbox?: EventInbox | undefined
  /** Milliseconds after which the inbox is asked for what other processes left behind. @default 5_000 */
  readonly takeOverIntervalMs?: number | undefined
  /** Keeps a serverless runtime alive until the handler has ended. */
  readonly waitUntil?: ((work: Promise<void>) => void) | undefined
  /** For tests: time as the receiver sees it. @default the system's */
  readonly clock?: Clock | undefined
}
