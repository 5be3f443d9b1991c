import type { Webhooks } from './auth/webhooks.ts'
import type { PortalClock } from './clock.ts'
import type { OperatingLimits } from './limits/operating-limits.ts'
import type { Tariff } from './limits/tariffs.ts'
import type { ChangeEvents } from './events/event-of-change.ts'
import type { EventService } from './events/event-service.ts'
import type { LinkTokens } from './files/link-tokens.ts'
import type { FrameSessions } from './frame/frame-sessions.ts'
import type { Placements } from './frame/placements.ts'
import type { OAuthService } from './oauth/oauth-service.ts'
import type { PushHub } from './push/push-hub.ts'
import type { Engine } from './engine/engine.ts'
import type { MethodRegistry } from './methods/registry.ts'
import type { Store } from './store/store.ts'
import type { PortalSwitches } from './switches.ts'

/** The parts of one portal that its methods and middlewares use. */
export interface PortalServices {
  readonly store: Store
  readonly engine: Engine
  readonly clock: PortalClock
  readonly registry: MethodRegistry
  readonly webhooks: Webhooks
  readonly switches: PortalSwitches
  /** Applications, their tokens and addresses. */
  readonly oauth: OAuthService
  /** Sends the events of the portal to their handlers. */
  readonly events: EventService
  /** The functions that make the events of a written row. */
  readonly changeEvents: ChangeEvents
  /** The push server. */
  readonly push: PushHub
  /** The pages of applications that are open now. */
  readonly frames: FrameSessions
  /** The pages of applications that are bound to placements. */
  readonly placements: Placements
  /** Signs links to files. */
  readonly links: LinkTokens
  /** The current plan with its limits. */
  readonly tariff: () => Tariff
  readonly operating: OperatingLimits
  /** The scopes of the portal. The default webhook has them, and `scope?full=1` returns them. */
  readonly scopes: readonly string[]
}
