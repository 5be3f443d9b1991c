import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { PortalError } from '../portal-error.ts'
import { snapshotType } from './protocol.ts'

const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1', '[::1]'])

/** Whether only programs on this machine can reach an address. */
export const isLoopback = (host: string): boolean => loopbackHosts.has(host)

/**
 * Admits the users of the inspector. On a loopback address these are all clients whose Host header names such an address. On other
 * addresses `token` is set, and a client must send it in the URL once; a cookie then keeps it.
 */
export const onlyAllowed =
  (token: string | undefined): MiddlewareHandler =>
  async (c, next) => {
    if (token === undefined) {
      // A page of another site may let its own host name point to this machine. The browser then sends that name, so it can be refused.
      if (!isLoopback(new URL(c.req.url).hostname))
        throw denied("The portal's pages answer under a loopback address only.")
      return next()
    }
    const typed = c.req.query('token')
    if (typed !== undefined && isSame(typed, token)) {
      setCookie(c, cookieName(c), token, { httpOnly: true, sameSite: 'Strict', path: '/_portal/', secure: isTls(c) })
      // A redirect removes the token from the address bar and the history.
      if (c.req.path === '/_portal/') return c.redirect('/_portal/')
      return next()
    }
    if (isSame(getCookie(c, cookieName(c)) ?? '', token)) return next()
    deleteCookie(c, cookieName(c), { path: '/_portal/' })
    throw denied('This portal can be reached from other machines: open its pages with the token printed at its start.')
  }

/** Refuses requests from pages of other sites. Browsers send the origin of a request, and send a preflight before JSON. */
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

/** Cookies ignore the port. The name therefore contains it, so that two portals on one machine keep separate cookies. */
const cookieName = (c: Context): string => `b24-portal-${new URL(c.req.url).port || 'default'}`

const isTls = (c: Context): boolean => new URL(c.req.url).protocol === 'https:'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
const isSame = (typed: string, token: string): boolean => timingSafeEqual(digest(typed), digest(token))

const denied = (description: string): PortalError =>
  new PortalError({ code: 'INSPECTOR_ACCESS_DENIED', description, status: 403 })
