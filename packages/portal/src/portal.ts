import { createApp } from './app.ts'
import { allScopes } from './auth/scopes.ts'
import { secretText } from './auth/secret-text.ts'
import { createWebhooks } from './auth/webhooks.ts'
import { createClock, type PortalClock } from './clock.ts'
import { faultBook, type Faults } from './faults/fault-book.ts'
import { openIdentity } from './identity.ts'
import { forgetReplies } from './idempotency/replies.ts'
import { operatingLimits } from './limits/operating-limits.ts'
import { queryBuckets } from './limits/query-buckets.ts'
import { simulatedCost } from './limits/simulated-cost.ts'
import { type TariffName, tariffs } from './limits/tariffs.ts'
import { createInspector } from './inspector/inspector.ts'
import { isLoopback } from './inspector/access.ts'
import { announceRunning } from './inspector/running-portal.ts'
import { listen, type Listening } from './listen.ts'
import { createLinkTokens } from './files/link-tokens.ts'
import { createFrameSessions } from './frame/frame-sessions.ts'
import { createPlacements } from './frame/placements.ts'
import type { InstallOptions } from './oauth/applications.ts'
import type { InstalledApp } from './oauth/installed-app.ts'
import { createEventService } from './events/event-service.ts'
import { createPortalEvents, type PortalEvents } from './events/portal-events.ts'
import { createLifecycle, type Lifecycle } from './oauth/lifecycle.ts'
import { createOAuthService } from './oauth/oauth-service.ts'
import { createPortalOAuth, type PortalOAuth } from './oauth/portal-oauth.ts'
import { createEngine } from './engine/engine.ts'
import { allMethods, changeEvents, portalEntities } from './families/portal-families.ts'
import { remainingMethods } from './documented/remaining-methods.ts'
import { createRegistry } from './methods/registry.ts'
import { createRequestLogging, type RequestLog } from './middleware/request-log.ts'
import type { PortalOptions } from './options.ts'
import { portalRows, type PortalRows } from './portal-rows.ts'
import { createPortalPush, type PortalPush } from './push/portal-push.ts'
import { createPushHub } from './push/push-hub.ts'
import { webSockets } from './push/web-sockets.ts'
import type { PortalServices } from './services.ts'
import { openAccount, openAccountNote, type PortalAccount } from './seed/account.ts'
import { chooseSeed } from './seed/choose-seed.ts'
import { sow } from './seed/sow.ts'
import { checkRecords, createRecordTable, holdCredentials } from './store/records.ts'
import { openLocked } from './store/open-locked.ts'
import { refuseTriggers } from './store/foreign-file.ts'
import { restoreSnapshot, takeSnapshot } from './store/snapshot.ts'
import { openStore, type Store } from './store/store.ts'
import { aboutDatabase } from './store/unusable-database.ts'
import { readSwitches, type PortalSwitches } from './switches.ts'
import { openTls } from './tls/open-tls.ts'

/** A running portal. */
export interface Portal extends PortalRows, AsyncDisposable {
  /** The address without a path, `http://127.0.0.1:PORT`. `rename()` changes it. */
  readonly url: string
  /** The default webhook of user 1, an administrator. */
  readonly webhookUrl: string
  /** The inspector's page. Its address contains a token if other machines can reach it. */
  readonly inspectorUrl: string
  /** Answers a request without a socket. */
  readonly fetch: (request: Request) => Promise<Response>
  readonly clock: PortalClock
  readonly requests: RequestLog
  readonly faults: Faults
  /** The current plan with its limits. */
  readonly tariff: TariffName
  /** Changes the plan from the next request on. The content of buckets and baskets stays. */
  setTariff(tariff: TariffName): void
  /** With `tls`: the path of the certificate to trust, for `NODE_EXTRA_CA_CERTS`. */
  readonly authorityFile: string | undefined
  /** Makes another webhook and returns its URL. @default user 1, all scopes */
  addWebhook(options: { userId?: number; scopes?: readonly string[] }): string
  /** What the portal's account began with, and what this start added to a database of before. */
  readonly account: PortalAccount
  /** The authorization server: its applications, tokens and settings. */
  readonly oauth: PortalOAuth
  /** The events that were sent to handlers. */
  readonly events: PortalEvents
  /** The push server: its messages and its faults. */
  readonly push: PortalPush
  /** Installs an application. Returns its keys, and the tokens of the user who installed it. @default user 1 */
  installApp(options?: InstallOptions & { readonly userId?: number | undefined }): InstalledApp
  readonly finishApp: Lifecycle['finish']
  readonly updateApp: Lifecycle['update']
  readonly uninstallApp: Lifecycle['uninstall']
  /** Gives the portal another address, its new `url`. The old address replies with 302. */
  rename(): Promise<void>
  /** The whole content of the portal as bytes: rows, custom fields, applications with their tokens, webhooks. */
  snapshot(): Uint8Array
  /** Restores a snapshot of this portal or of another one. `webhookUrl` stays valid. @throws {RangeError} the bytes are not a snapshot */
  restore(snapshot: Uint8Array): void
  /** Deletes all rows and adds the portal's seed again. Webhooks, applications and their tokens stay. */
  reset(): Promise<void>
  /** Stops listening and deletes an in-memory database. Further calls do nothing. */
  close(): Promise<void>
}

const pageTokenLength = 32

/**
 * Starts a portal. It is ready when the promise resolves.
 * @throws {DatabaseInUse} `PORTAL_DB_IN_USE`: another portal uses `db`; its process id is in the message and in `pid`
 * @throws {RangeError} the value of an option is not valid; this includes the bytes of `seed` and a `db` that is no database
 */
export const createPortal = async (options: PortalOptions = {}): Promise<Portal> => {
  const switches = readSwitches(options.switches)
  const store = options.db === undefined ? openStore(undefined) : openLocked(options.db)
  try {
    return await startPortal(store, { ...options, switches })
  } catch (error) {
    store.close()
    throw options.db === undefined ? error : aboutDatabase(options.db, error)
  }
}

/** The options of a portal, of which the switches are checked. */
type CheckedOptions = PortalOptions & { readonly switches: PortalSwitches }

const startPortal = async (store: Store, options: CheckedOptions): Promise<Portal> => {
  refuseTriggers(store)
  const clock = createClock(options.clock ?? 'system')
  const engine = createEngine(store, portalEntities)
  const seed = await chooseSeed(options.seed, clock.nowMs())
  createRecordTable(store)
  const accountNote = openAccountNote(store)
  const refill = (finish: () => void): void => {
    if (seed instanceof Uint8Array) restoreSnapshot({ store, engine }, seed, finish)
    else
      store.transaction(() => {
        engine.clear()
        forgetReplies(store)
        sow(engine, seed, clock.nowMs())
        finish()
        accountNote.write(seed.account)
      })
    engine.reload()
  }
  // A database file with the data of an earlier portal is used as it is.
  const isNew = engine.count('user') === 0
  if (isNew) refill(() => createRecordTable(store))
  const account = openAccount({ store, engine }, accountNote, options.seed === 'fresh')
  const identity = openIdentity(store)
  const webhooks = createWebhooks(store)
  const push = createPushHub(clock)
  const { switches } = options
  const oauth = createOAuthService(store, clock, identity)
  const faults = faultBook(options.faults)
  const events = createEventService({ store, engine, oauth, clock, switches, faults })
  const placements = createPlacements(store)
  const lifecycle = createLifecycle({ engine, oauth, events, placements })
  let tariff = options.tariff ?? 'off'
  const currentTariff = () => tariffs[tariff]
  const services: PortalServices = {
    store,
    engine,
    clock,
    webhooks,
    oauth,
    events,
    changeEvents: changeEvents(),
    push,
    frames: createFrameSessions(store),
    placements,
    links: createLinkTokens(identity),
    registry: createRegistry(switches.schemaMethods ? [...allMethods, ...remainingMethods(allMethods)] : allMethods),
    switches,
    scopes: allScopes,
    tariff: currentTariff,
    operating: operatingLimits({
      clock,
      limitSeconds: () => currentTariff().operatingLimitSeconds,
      mode: () => switches.operatingMode,
    }),
  }
  const requestLog = createRequestLogging(clock)
  const buckets = queryBuckets({
    clock,
    rules: () => currentTariff().bucket,
    switches: {
      edge: switches.bucketEdge,
      isRefusedCounted: switches.bucketCountsRefused,
      drain: switches.bucketDrain,
    },
  })
  const setTariff = (name: TariffName): void => {
    tariff = name
  }
  const secret = options.secret ?? identity.webhookSecret
  const addDefaultWebhook = (): string => {
    const path = webhooks.add({ userId: 1, isAdmin: true, scopes: options.scopes ?? services.scopes, secret })
    identity.setWebhookSecret(secret)
    return path
  }
  // The file may come from another program and contain data that no portal writes.
  if (isNew) checkRecords(store)
  const defaultWebhook = addDefaultWebhook()
  const restore = (snapshot: Uint8Array): void =>
    restoreSnapshot({ store, engine }, snapshot, () => {
      checkRecords(store)
      addDefaultWebhook()
      announce()
    })
  const reset = (): void => refill(holdCredentials(store))
  const host = options.host ?? '127.0.0.1'
  const pageToken = isLoopback(host) ? undefined : secretText(pageTokenLength)
  const run = secretText(pageTokenLength)
  const inspectorUrl = (): string =>
    `${oauth.addresses.portal()}/_portal/${pageToken === undefined ? '' : `?token=${pageToken}`}`
  const tls = await openTls(options)
  const inspector = createInspector(
    {
      services,
      run,
      authorityFile: tls?.authorityFile,
      fetch: async (request, bindings) => app.fetch(request, bindings),
      journal: requestLog.journal,
      faults,
      buckets,
      tariffName: () => tariff,
      setTariff,
      clearRequests: () => requestLog.log.clear(),
      snapshot: () => takeSnapshot(store),
      restore,
      reset,
    },
    pageToken,
  )
  const app = createApp(services, {
    requestLog,
    faultBook: faults,
    buckets,
    inspector,
    pageToken,
    cost: { costMs: simulatedCost(options.costMs), isRealTimeCharged: switches.operatingRealTime },
    time: { clock, limitSeconds: () => (switches.requestTimeLimit ? currentTariff().requestSeconds : null) },
  })
  const announce = (): void =>
    announceRunning(store, {
      inspectorUrl: inspectorUrl(),
      run,
      ...(tls === undefined ? {} : { authorityFile: tls.authorityFile }),
    })
  const sockets = webSockets(push)
  const listeners: Listening[] = []
  const openAt = async (port: number): Promise<void> => {
    const listening = await listen(app.fetch, { port, host, tls, upgrade: sockets.upgrade })
    listeners.push(listening)
    oauth.addresses.moveTo(listening.url)
    announce()
  }
  await openAt(options.port ?? 0)
  const addWebhook: Portal['addWebhook'] = ({ userId = 1, scopes = services.scopes }) =>
    oauth.addresses.portal() +
    webhooks.add({ userId, scopes, isAdmin: engine.find('user', userId)?.['isAdmin'] === true })
  const stop = async (): Promise<void> => {
    await events.deliveries.stop()
    push.close()
    sockets.close()
    inspector.close()
    await Promise.all(listeners.map(async (listening) => listening.close()))
    store.close()
  }
  let stopped: Promise<void> | undefined
  const close = async (): Promise<void> => (stopped ??= stop())
  return {
    get url() {
      return oauth.addresses.portal()
    },
    get webhookUrl() {
      return oauth.addresses.portal() + defaultWebhook
    },
    get inspectorUrl() {
      return inspectorUrl()
    },
    fetch: async (request) => app.fetch(request),
    clock,
    requests: requestLog.log,
    faults,
    get tariff() {
      return tariff
    },
    setTariff,
    authorityFile: tls?.authorityFile,
    addWebhook,
    ...portalRows(engine, store, clock),
    account,
    oauth: createPortalOAuth(oauth),
    push: createPortalPush(push),
    installApp: ({ userId = 1, scopes = services.scopes, ...install } = {}) =>
      lifecycle.install({ ...install, scopes, userId }),
    finishApp: lifecycle.finish,
    updateApp: lifecycle.update,
    uninstallApp: lifecycle.uninstall,
    events: createPortalEvents(events),
    rename: () => openAt(0),
    snapshot: () => takeSnapshot(store),
    restore,
    reset: async () => reset(),
    close,
    [Symbol.asyncDispose]: close,
  }
}
