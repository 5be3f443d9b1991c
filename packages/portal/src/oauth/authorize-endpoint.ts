import type { PortalServices } from '../services.ts'
import { entryOf, type WireMap } from '../wire-value.ts'

/** The user who is logged in to the portal's pages. */
const loggedInUserId = 1

/**
 * Answers `/oauth/authorize/`. It redirects the user who is logged in to the application with a code. An error is shown on a page of the
 * portal; the application gets nothing.
 */
export const redirectWithCode = ({ oauth }: PortalServices, query: WireMap): Response => {
  const clientId = entryOf(query, 'client_id')
  const application = typeof clientId === 'string' ? oauth.applications.find(clientId) : undefined
  if (application === undefined || !application.isInstalled) return page('The application is not installed.', 404)
  const code = oauth.tokens.issueCode({ clientId: application.clientId, userId: loggedInUserId })
  if (application.redirectUrl === undefined) return page(`Your code: ${code}`, 200)
  const target = new URL(application.redirectUrl)
  const state = entryOf(query, 'state')
  const { addresses, memberId } = oauth
  const answer = {
    code,
    ...(typeof state === 'string' ? { state } : {}),
    domain: addresses.domain(),
    member_id: memberId,
    scope: application.scopes.join(','),
    server_domain: addresses.serverDomain(),
  }
  for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value)
  return new Response(null, { status: 302, headers: { Location: target.href } })
}

const page = (text: string, status: number): Response =>
  new Response(`<!doctype html><title>Bitrix24</title><p>${text}</p>\n`, {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  })
