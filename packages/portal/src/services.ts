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

/** The parts of one portal that its methods and middlewares work with. */
export interface PortalServices {
  readonly store: Store
  readonly engine: Engine
  readonly clock: PortalClock
  readonly registry: MethodRegistry
  readonly webhooks: Webhooks
  readonly switches: PortalSwitches
  /** Applications, their tokens and addresses. */
  readonly oauth: OAuthService
  /** Tells who asked for it of what happens. */
  readonly events: EventService
  /** What is told of a written row. */
  readonly changeEvents: ChangeEvents
  /** The push server. */
  readonly push: PushHub
  /** Pages of applications that the portal shows at this moment. */
  readonly frames: FrameSessions
  /** Pages of applications bound to places of the portal. */
  readonly placements: Placements
  /** Signs links to files. */
  readonly links: LinkTokens
  /** The plan whose limits hold now. */
  readonly tariff: () => Tariff
  readonly operating: OperatingLimits
  /** Scopes of the portal: those of the default webhook and of `scope?full=1`. */
  readonly scopes: readonly string[]
}
