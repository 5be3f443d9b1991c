import type { Context } from 'hono'
import { PortalError } from '../portal-error.ts'
import { secretHider } from './hide-secrets.ts'
import type { InspectedPortal } from './inspected-portal.ts'
import type { Refusal } from './protocol.ts'

/** Makes the JSON replies for the inspector's page. It removes all secrets; only `answerWithSecrets` keeps them. */
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

/** A reply with secrets. It is for data that is useless without them, such as a curl command. */
export const answerWithSecrets = (c: Context, value: unknown): Response => c.body(JSON.stringify(value), 200, headers)

/** An error in the inspector's own form. */
export const refuse = ({ code, description, status }: PortalError): Response =>
  Response.json({ code: String(code), message: description } satisfies Refusal, { status })

/** The error for invalid input. `message` says what to write instead. */
export const badInput = (message: string): PortalError =>
  new PortalError({ code: 'INSPECTOR_BAD_INPUT', description: message })

export const notFound = (message: string): PortalError =>
  new PortalError({ code: 'INSPECTOR_NOT_FOUND', description: message, status: 404 })
