import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { pageScript, pageStyle } from '../generated/frame-page.ts'
import { onlyAllowed } from '../inspector/access.ts'
import { PortalError } from '../portal-error.ts'
import { readBody } from '../read-body.ts'
import type { PortalServices } from '../services.ts'
import { entryOf, isWireMap, parseJson, type WireMap } from '../wire-value.ts'
import { accessChoices, crmChoices, userChoices } from './choices.ts'
import { framePage, framePolicy } from './frame-page.ts'
import { frameCommands, isFrameCommand } from './frame-commands.ts'
import { openFrame, pageOf, shownApplication } from './open-frame.ts'
import { sliderPage } from './slider-page.ts'

/**
 * The page `/_portal/frame/` that shows an application in an iframe, and the requests of its script. The replies contain tokens. If `token`
 * is set, only its holder may open the page, as in the inspector.
 */
export const frameRoutes = (portal: PortalServices, token: string | undefined): Hono => {
  const app = new Hono().use('/_portal/frame/*', onlyAllowed(token))
  const asked = (path: string, answer: (body: WireMap) => unknown): void => {
    app.post(`/_portal/frame/${path}`, ownPageOnly, async (c) => c.json({ answer: answer(await readQuestion(c)) }))
  }
  app.get('/_portal/frame/', (c) => showPage(portal, c))
  app.get('/_portal/frame/page.js', () => asset(pageScript, 'text/javascript'))
  app.get('/_portal/frame/page.css', () => asset(pageStyle, 'text/css'))
  asked('open', (body) => openFrame(portal, readFrameRequest(body)))
  asked('close', (body) => portal.frames.close(textOf(body, 'appSid')))
  asked('command', (body) => answerCommand(portal, body))
  asked('users', () => userChoices(portal))
  asked('access', () => accessChoices(portal))
  asked('crm', (body) => crmChoices(portal, entryOf(body, 'entityType')))
  asked('slider-page', (body) => sliderPage(portal, textOf(body, 'path')))
  app.onError((error) => {
    if (!(error instanceof PortalError)) throw error
    return plain(error.description, error.status)
  })
  return app
}

const showPage = (portal: PortalServices, c: Context): Response => {
  const application = shownApplication(portal, c.req.query('app') ?? '')
  const places = ['DEFAULT', ...portal.placements.of(application.clientId).map(({ placement }) => placement)]
  const origins = places.map((placement) => pageOf(portal, application, placement).origin)
  return c.html(framePage, 200, {
    'Content-Security-Policy': framePolicy(origins),
    'X-Frame-Options': 'DENY',
    'Cache-Control': 'no-store',
  })
}

const answerCommand = (portal: PortalServices, body: WireMap): { readonly value?: unknown } => {
  const session = portal.frames.find(textOf(body, 'appSid'))
  const command = entryOf(body, 'command')
  if (session === undefined || !isFrameCommand(command)) return {}
  const params = entryOf(body, 'params')
  const value = frameCommands[command](portal, session, isWireMap(params) ? params : {})
  return value === undefined ? {} : { value }
}

const readFrameRequest = (body: WireMap) => {
  const options = entryOf(body, 'options')
  return {
    clientId: textOf(body, 'app'),
    userId: Number(entryOf(body, 'user') ?? 1),
    placement: textOf(body, 'placement') || 'DEFAULT',
    options: isWireMap(options) ? options : {},
  }
}

const textOf = (body: WireMap, name: string): string => {
  const value = entryOf(body, name)
  return typeof value === 'string' ? value : ''
}

/** The replies contain tokens, so only the portal's own page may ask. Browsers send the origin of the asking page. */
const ownPageOnly: MiddlewareHandler = async (c, next) => {
  if (c.req.header('origin') !== new URL(c.req.url).origin)
    throw new PortalError({ code: 'ACCESS_DENIED', description: "Only the portal's own page may ask.", status: 403 })
  await next()
}

const readQuestion = async (c: Context): Promise<WireMap> => {
  try {
    const body = parseJson(await readBody(c.req.raw))
    if (isWireMap(body)) return body
  } catch (cause) {
    if (cause instanceof PortalError) throw cause
  }
  throw new PortalError({ code: 'INVALID_REQUEST', description: 'A question to the portal is a JSON object.' })
}

const asset = (text: string, type: string): Response =>
  new Response(text, { headers: { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-cache' } })

const plain = (text: string, status: number): Response =>
  new Response(`${text}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
