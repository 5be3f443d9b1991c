import { Hono } from 'hono'
import { coverage } from '../coverage.ts'
import { inspectorPage } from '../inspector-page.ts'
import { PortalError } from '../portal-error.ts'
import { onlyAllowed, onlyOwnPage } from './access.ts'
import { answer, refuse } from './answer.ts'
import { controlsApi } from './controls-api.ts'
import { entitiesApi } from './entities-api.ts'
import { eventsApi } from './events-api.ts'
import { faultsApi } from './faults-api.ts'
import type { InspectedPortal } from './inspected-portal.ts'
import { liveStream } from './live-stream.ts'
import { stateOf } from './portal-state.ts'
import { requestsApi } from './requests/requests-api.ts'
import { createSampler } from './sampler.ts'
import { snapshotsApi } from './snapshots-api.ts'

/** The page `/_portal/` that shows the work of a portal, and the API of this page. */
export interface Inspector {
  readonly routes: Hono
  /** Ends the event streams of open pages. */
  close(): void
}

/** If `token` is set, only its holder may use the inspector. */
export const createInspector = (portal: InspectedPortal, token: string | undefined): Inspector => {
  const sampler = createSampler(portal)
  const openStreams = new Set<() => void>()
  const closing = new AbortController()
  const api = new Hono()
    .get('/state', (c) => answer(portal, c, stateOf(portal)))
    .get('/samples', (c) => answer(portal, c, sampler.history()))
    .get('/stream', () => liveStream(portal, sampler, openStreams))
    .get('/coverage', (c) => answer(portal, c, coverage()))
    .route('/', controlsApi(portal))
    .route('/requests', requestsApi(portal, closing.signal))
    .route('/entities', entitiesApi(portal))
    .route('/events', eventsApi(portal))
    .route('/faults', faultsApi(portal))
    .route('/snapshots', snapshotsApi(portal))
  const routes = new Hono()
    .use('/_portal/*', onlyAllowed(token))
    .use('/_portal/api/*', onlyOwnPage)
    .route('/_portal/api', api)
    .get('/_portal', (c) => c.redirect('/_portal/'))
    .route('/', inspectorPage())
    .onError((error) => {
      if (error instanceof PortalError) return refuse(error)
      throw error
    })
  return {
    routes,
    close: () => {
      sampler.stop()
      closing.abort()
      for (const end of openStreams) end()
    },
  }
}
