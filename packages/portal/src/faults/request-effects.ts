import type { Context, Next } from 'hono'
import { writeRefusal } from '../dialects/write-refusal.ts'
import { methodBlocked, tooManyRequests } from '../limits/refusals.ts'
import type { PortalErrorDetails } from '../portal-error.ts'
import { hangConnection, resetConnection } from './connection.ts'
import type { FaultTarget } from './fault-book.ts'
import type { RequestFault } from './fault-levels.ts'
import * as replies from './fault-replies.ts'
import { sleep } from './sleep.ts'

/** A request to which a fault applies. */
export interface StruckRequest {
  readonly c: Context
  readonly target: FaultTarget
  readonly delayMs: number
  /** Lets the request continue to its method. */
  readonly next: Next
}

type Effect = (request: StruckRequest) => Promise<Response | void>

/** The method does not run. The client gets this reply. */
const before =
  (reply: (request: StruckRequest) => Response | Promise<Response>): Effect =>
  async (request) =>
    reply(request)

/** The method runs and its writes are kept. The client gets this instead of the method's reply. */
const after =
  (replace: (reply: Response, request: StruckRequest) => Response | Promise<Response>): Effect =>
  async (request) => {
    const { c, next } = request
    await next()
    const reply = await replace(c.res, request)
    // Without this line Hono would copy the headers of the old reply, including its length, to the new one.
    c.res = undefined
    c.res = reply
  }

const refuse = (details: PortalErrorDetails): Effect => before(({ target }) => writeRefusal(target.api, details))

/** The effect of each fault on a request. */
export const requestEffects: Readonly<Record<RequestFault, Effect>> = {
  resetBeforeCommit: before(({ c }) => resetConnection(c)),
  resetAfterCommit: after((_reply, { c }) => resetConnection(c)),
  hangBeforeCommit: before(({ c }) => hangConnection(c)),
  hangAfterCommit: after((_reply, { c }) => hangConnection(c)),
  html500BeforeCommit: before(() => replies.htmlPage(500)),
  html500AfterCommit: after(() => replies.htmlPage(500)),
  html502BeforeCommit: before(() => replies.htmlPage(502)),
  html502AfterCommit: after(() => replies.htmlPage(502)),
  html504BeforeCommit: before(() => replies.htmlPage(504)),
  html504AfterCommit: after(() => replies.htmlPage(504)),
  html200: before(() => replies.htmlPage(200)),
  html200AfterCommit: after(() => replies.htmlPage(200)),
  json500: refuse(replies.internalServerError),
  limit503: refuse(tooManyRequests),
  overloadLimit: refuse(replies.overloaded),
  portalDeleted: refuse(replies.portalDeleted),
  operating429: refuse(methodBlocked),
  expiredToken: refuse(replies.tokenExpired),
  softError: refuse(replies.softFailure),
  redirect: before(({ c }) => replies.redirect(c.req.url)),
  hugeBody: before(() => replies.hugeBody()),
  emptyBody: after(replies.emptied),
  cutJson: after(replies.cut),
  slow: async ({ c, delayMs, next }) => {
    await sleep(delayMs, c.req.raw.signal)
    return next()
  },
}
