import { defineCommand } from 'citty'
import { createPortal, type Portal } from '../portal.ts'
import { reportingMistakes } from './command-error.ts'
import { portalArgs } from './portal-args.ts'
import { exposureWarning, readOptions } from './read-options.ts'
import { startArgs } from './start-args.ts'
import { readParentPid, untilStopped } from './until-stopped.ts'

const usualPort = 8024

const asText = (portal: Portal): string => {
  const held = (['deal', 'contact', 'company', 'product'] as const).map((entity) => `${entity} ${portal.count(entity)}`)
  return [
    'A local Bitrix24 portal is ready.',
    '',
    `  Webhook   ${portal.webhookUrl}`,
    `  Inspector ${portal.inspectorUrl}`,
    `  Tariff    ${portal.tariff}`,
    `  Holds     ${held.join(', ')}`,
    ...(portal.authorityFile === undefined ? [] : [`  Trust     export NODE_EXTRA_CA_CERTS=${portal.authorityFile}`]),
    '',
    'Ctrl+C stops it.',
    '',
  ].join('\n')
}

const asJson = ({ url, webhookUrl, inspectorUrl, tariff, authorityFile }: Portal): string =>
  `${JSON.stringify({ url, webhookUrl, inspectorUrl, tariff, authorityFile })}\n`

/** `b24-portal start`: one portal, until it is told to stop. */
export const start = defineCommand({
  meta: { name: 'start', description: 'Start a portal and print the URL of its webhook (the default command).' },
  args: { ...portalArgs, ...startArgs },
  run: ({ args }) =>
    reportingMistakes(async () => {
      const parentPid = readParentPid(args['parent-pid'])
      const options = await readOptions(args, usualPort)
      process.stderr.write(exposureWarning(args.host) ?? '')
      const portal = await createPortal(options)
      process.stdout.write(args.json === true ? asJson(portal) : asText(portal))
      await untilStopped(parentPid)
      await portal.close()
    }),
})
