import { defineCommand } from 'citty'
import type { AppKeys } from '../oauth/portal-oauth.ts'
import { createPortal, type Portal } from '../portal.ts'
import { CommandError, reportingMistakes } from './command-error.ts'
import { addedRows } from './added-rows.ts'
import { portalArgs } from './portal-args.ts'
import { print } from './print.ts'
import { exposureWarning, readOptions } from './read-options.ts'
import { startArgs } from './start-args.ts'
import { readParentPid, untilStopped } from './until-stopped.ts'

const usualPort = 8024

const readUrl = (typed: string | undefined): string | undefined => {
  if (typed === undefined || URL.canParse(typed)) return typed
  throw new CommandError(`--redirect-url takes a URL, got "${typed}".`)
}

/** The portal's first application, whose keys are printed. A portal without one gets one. */
const openClient = (portal: Portal, redirectUrl: string | undefined): AppKeys => {
  const [client = portal.installApp()] = portal.oauth.apps()
  if (redirectUrl !== undefined) portal.oauth.setRedirectUrl(client.clientId, redirectUrl)
  return client
}

/** What a user should know of the account: what was added to it, or how to add it. Nothing if it was made as it is. */
const accountLines = ({ account }: Portal): readonly string[] => {
  const added = addedRows(account)
  if (added !== undefined) return [`  Added     what a fresh account has: ${added}`]
  if (account.kind !== 'earlier') return []
  return ['  Account   of an earlier version; --seed fresh adds what a fresh account has, once']
}

const asText = (portal: Portal, { clientId, clientSecret }: AppKeys): string => {
  const held = (['deal', 'contact', 'company', 'product'] as const).map((entity) => `${entity} ${portal.count(entity)}`)
  return [
    'A local Bitrix24 portal is ready.',
    '',
    `  Webhook   ${portal.webhookUrl}`,
    `  Client    ${clientId} with the secret ${clientSecret}`,
    `  Inspector ${portal.inspectorUrl}`,
    `  Tariff    ${portal.tariff}`,
    `  Holds     ${held.join(', ')}`,
    ...accountLines(portal),
    ...(portal.authorityFile === undefined ? [] : [`  Trust     export NODE_EXTRA_CA_CERTS=${portal.authorityFile}`]),
    '',
    'Ctrl+C stops it.',
    '',
  ].join('\n')
}

const asJson = (portal: Portal, { clientId, clientSecret }: AppKeys): string => {
  const { url, webhookUrl, inspectorUrl, tariff, account, authorityFile } = portal
  return `${JSON.stringify({ url, webhookUrl, clientId, clientSecret, inspectorUrl, tariff, account, authorityFile })}\n`
}

/** `b24-portal start` runs one portal until it is stopped. */
export const start = defineCommand({
  meta: { name: 'start', description: 'Start a portal and print the URL of its webhook (the default command).' },
  args: { ...portalArgs, ...startArgs },
  run: ({ args }) =>
    reportingMistakes(async () => {
      const parentPid = readParentPid(args['parent-pid'])
      const redirectUrl = readUrl(args['redirect-url'])
      const options = await readOptions(args, usualPort)
      process.stderr.write(exposureWarning(args.host) ?? '')
      await using portal = await createPortal(options)
      const client = openClient(portal, redirectUrl)
      await print(args.json === true ? asJson(portal, client) : asText(portal, client))
      await untilStopped(parentPid)
    }),
})
