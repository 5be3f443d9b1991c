import type { Context } from 'hono'
import { PortalError } from '../portal-error.ts'
import { secretHider } from './hide-secrets.ts'
import type { InspectedPortal } from './inspected-portal.ts'
import type { Refusal } from './protocol.ts'

/** JSON text for the inspector's page. Everything goes through here, so that no secret of the portal leaves it unasked. */
export const toSafeJson = ({ services }: InspectedPortal, value: unknown): string => {
  const { webhooks, events, oauth } = services
  const known = [
    ...webhooks.secrets(),
    ...events.webhooks().map(({ applicationToken }) => applicationToken),
    ...oauth.applications.installed().flatMap(({ clientSecret, applicationToken }) => [clientSecret, applicationToken]),
  ]
  return JSON.stringify(value, secretHider(known))
}

const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' }

export const answer = (portal: InspectedPortal, c: Context, value: unknown): Response =>
  c.body(toSafeJson(portal, value), 200, headers)

/** For what is asked for because of its secret, and would be of no use without it. */
export const answerWithSecrets = (c: Context, value: unknown): Response => c.body(JSON.stringify(value), 200, headers)

/** Says no in the inspector's own form. */
export const refuse = ({ code, description, status }: PortalError): Response =>
  Response.json({ code: String(code), message: description } satisfies Refusal, { status })

/** The input makes no sense; `message` says what to write instead. */
export const badInput = (message: string): PortalError =>
  new PortalError({ code: 'INSPECTOR_BAD_INPUT', description: message })

export const notFound = (message: string): PortalError =>
  new PortalError({ code: 'INSPECTOR_NOT_FOUND', description: message, status: 404 })
