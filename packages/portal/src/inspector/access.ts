import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { PortalError } from '../portal-error.ts'
import { snapshotType } from './protocol.ts'

const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1', '[::1]'])

/** Whether nobody but programs of this machine can reach an address. */
export const isLoopback = (host: string): boolean => loopbackHosts.has(host)

/**
 * Lets in whoever may look: on a loopback address everybody who names it as one, elsewhere (with `token`) the holder of the token,
 * which a cookie keeps once it stood in the address.
 */
export const onlyAllowed =
  (token: string | undefined): MiddlewareHandler =>
  async (c, next) => {
    if (token === undefined) {
      // A page of another site may have its own name point here; the browser then sends that name.
      if (!isLoopback(new URL(c.req.url).hostname))
        throw denied("The portal's pages answer under a loopback address only.")
      return next()
    }
    const typed = c.req.query('token')
    if (typed !== undefined && isSame(typed, token)) {
      setCookie(c, cookieName(c), token, { httpOnly: true, sameSite: 'Strict', path: '/_portal/', secure: isTls(c) })
      // Out of the address bar and the history.
      if (c.req.path === '/_portal/') return c.redirect('/_portal/')
      return next()
    }
    if (isSame(getCookie(c, cookieName(c)) ?? '', token)) return next()
    deleteCookie(c, cookieName(c), { path: '/_portal/' })
    throw denied('This portal can be reached from other machines: open its pages with the token printed at its start.')
  }

/** Refuses what a page of another site sends: a browser says where a request comes from, and asks before it sends JSON. */
export const onlyOwnPage: MiddlewareHandler = async (c, next) => {
  const origin = c.req.header('origin')
  const site = c.req.header('sec-fetch-site') ?? 'none'
  if (origin !== undefined ? origin !== new URL(c.req.url).origin : site === 'cross-site' || site === 'same-site')
    throw denied("Only the inspector's own page may ask.")
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (c.req.method !== 'GET' && type !== 'application/json' && type !== snapshotType)
    throw new PortalError({
      code: 'INSPECTOR_JSON_ONLY',
      description: 'Send a JSON body with the content type application/json.',
      status: 415,
    })
  await next()
}

/** Cookies know no ports: two portals of one machine must not take each other's. */
const cookieName = (c: Context): string => `b24-portal-${new URL(c.req.url).port || 'default'}`

const isTls = (c: Context): boolean => new URL(c.req.url).protocol === 'https:'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
const isSame = (typed: string, token: string): boolean => timingSafeEqual(digest(typed), digest(token))

const denied = (description: string): PortalError =>
  new PortalError({ code: 'INSPECTOR_ACCESS_DENIED', description, status: 403 })
