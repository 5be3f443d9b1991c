import type { Clock } from '../platform/clock.ts'
import type { FormLimits } from './form/form-limits.ts'
import type { EventInbox } from './inbox/event-inbox.ts'
import type { PortalEvent } from './portal-event.ts'

export interface EventReceiverOptions extends FormLimits {
  /** The application token, when only one portal sends events. */
  readonly applicationToken?: string | undefined
  /** Returns the stored application token of a portal. Undefined means that the portal is not known: its events are refused. */
  readonly lookup?: ((memberId: string) => string | undefined | Promise<string | undefined>) | undefined
  /** Called after the portal has its answer. */
  readonly onEvent: (event: PortalEvent) => void | Promise<void>
  /**
   * Called for ONAPPINSTALL of a portal that is not known yet. Call `verifyInstallation` before anything is stored.
   * @default such an event is refused like any other
   */
  readonly onInstall?: ((event: PortalEvent<'ONAPPINSTALL'>) => void | Promise<void>) | undefined
  /**
   * Called with the error of a refused request (without an event), or with the handler's error after the last attempt. @default errors are
   * not reported
   */
  readonly onError?: ((error: unknown, event: PortalEvent | undefined) => void) | undefined
  /** How many times the handler is tried for one event. @default 3 */
  readonly attempts?: number | undefined
  /** Milliseconds before the second attempt. The wait doubles with each further attempt. @default 1_000 */
  readonly retryDelayMs?: number | undefined
  /**
   * Keeps accepted events until they are handled, and recognises duplicates. With `fileEventInbox` of `@bitrix24/b24jssdk/event-inbox-file`
   * the events survive the end of the process.
   * @default in memory: events are lost when the process ends, the last 10,000 are recognised
   */
  readonly inbox?: EventInbox | undefined
  /** Milliseconds between two looks for events that other processes left in the inbox. @default 5_000 */
  readonly takeOverIntervalMs?: number | undefined
  /** Keeps a serverless runtime alive until the handler ends. */
  readonly waitUntil?: ((work: Promise<void>) => void) | undefined
  /** For tests: time as the receiver sees it. @default the system's */
  readonly clock?: Clock | undefined
}
