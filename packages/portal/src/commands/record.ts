import { existsSync } from 'node:fs'
import { defineCommand } from 'citty'
import { createRecorder, type Recorder } from '../record/recorder.ts'
import { CommandError, reportingMistakes } from './command-error.ts'
import { print } from './print.ts'
import { exposureWarning, listOf, portNumber } from './read-options.ts'
import { readUpstream } from './read-upstream.ts'
import { recordArgs } from './record-args.ts'
import { serveArgs } from './serve-args.ts'
import { readParentPid, untilStopped } from './until-stopped.ts'

const usualPort = 8025

const asText = ({ webhookUrl, clientEndpoint, serverEndpoint, authorityFile }: Recorder, out: string): string =>
  [
    'The recorder is ready: call this webhook instead of the real one.',
    '',
    `  Webhook   ${webhookUrl}`,
    `  OAuth     client_endpoint ${clientEndpoint}, server_endpoint ${serverEndpoint}`,
    `  Cassette  ${out}`,
    ...(authorityFile === undefined ? [] : [`  Trust     export NODE_EXTRA_CA_CERTS=${authorityFile}`]),
    '',
    'Ctrl+C stops it.',
    '',
  ].join('\n')

const asJson = ({ url, webhookUrl, clientEndpoint, serverEndpoint, authorityFile }: Recorder, out: string): string =>
  `${JSON.stringify({ url, webhookUrl, clientEndpoint, serverEndpoint, cassette: out, authorityFile })}\n`

/** `b24-portal record`: a proxy in front of a real portal that writes a cassette. */
export const record = defineCommand({
  meta: {
    name: 'record',
    description: "Pass calls on to a real portal's webhook and record them, with the secrets taken out.",
  },
  args: { ...serveArgs, ...recordArgs },
  run: ({ args }) =>
    reportingMistakes(async () => {
      const { out } = args
      if (out === undefined) throw new CommandError('record needs a file to write: --out cassette.jsonl')
      if (existsSync(out)) throw new CommandError(`${out} is there already. Remove it, or name another file.`)
      const parentPid = readParentPid(args['parent-pid'])
      const port = portNumber(args.port, usualPort)
      const upstream = await readUpstream(args['upstream-env'], args._, process.stdin)
      process.stderr.write(exposureWarning(args.host) ?? '')
      await using recorder = await createRecorder({
        upstream,
        out,
        port,
        host: args.host,
        tls: args.tls,
        tlsDir: args['tls-dir'],
        tlsNames: listOf(args['tls-names']),
        oauthServer: args['oauth-server'],
        scrubPersonal: args['scrub-personal'],
      })
      await print(args.json === true ? asJson(recorder, out) : asText(recorder, out))
      await untilStopped(parentPid)
      await recorder.close()
      const { recorded, skipped } = recorder
      process.stderr.write(`b24-portal: ${String(recorded)} calls recorded in ${out}, ${String(skipped)} skipped.\n`)
    }),
})
