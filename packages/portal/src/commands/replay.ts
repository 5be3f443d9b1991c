import { readFile } from 'node:fs/promises'
import { defineCommand } from 'citty'
import { filesFolder } from '../record/cassette-files.ts'
import { createReplay, type Replay } from '../record/replay.ts'
import { CommandError, reportingMistakes } from './command-error.ts'
import { print } from './print.ts'
import { exposureWarning, listOf, portNumber } from './read-options.ts'
import { replayArgs } from './record-args.ts'
import { serveArgs } from './serve-args.ts'
import { readParentPid, untilStopped } from './until-stopped.ts'

const usualPort = 8026

const asText = ({ webhookUrl, clientEndpoint, serverEndpoint, authorityFile }: Replay, recordings: number): string =>
  [
    'The replay is ready.',
    '',
    `  Webhook   ${webhookUrl}`,
    `  OAuth     client_endpoint ${clientEndpoint}, server_endpoint ${serverEndpoint}`,
    `  Holds     ${String(recordings)} recordings`,
    ...(authorityFile === undefined ? [] : [`  Trust     export NODE_EXTRA_CA_CERTS=${authorityFile}`]),
    '',
    'Ctrl+C stops it.',
    '',
  ].join('\n')

const asJson = ({ url, webhookUrl, clientEndpoint, serverEndpoint, authorityFile }: Replay): string =>
  `${JSON.stringify({ url, webhookUrl, clientEndpoint, serverEndpoint, authorityFile })}\n`

const readCassetteFile = async (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: unknown) => {
    throw new CommandError(`The cassette ${file} cannot be read.`, { cause: error })
  })

/** `b24-portal replay`: answers from a cassette. */
export const replay = defineCommand({
  meta: { name: 'replay', description: 'Answer from a cassette what a real portal once answered.' },
  args: {
    cassette: {
      type: 'positional',
      valueHint: 'FILE',
      description: 'The cassette, as record wrote it',
      required: true,
    },
    ...serveArgs,
    ...replayArgs,
  },
  run: ({ args }) =>
    reportingMistakes(async () => {
      const parentPid = readParentPid(args['parent-pid'])
      const port = portNumber(args.port, usualPort)
      process.stderr.write(exposureWarning(args.host) ?? '')
      await using replaying = await createReplay({
        cassette: await readCassetteFile(args.cassette),
        files: filesFolder(args.cassette),
        port,
        host: args.host,
        tls: args.tls,
        tlsDir: args['tls-dir'],
        tlsNames: listOf(args['tls-names']),
        loop: args.loop,
      })
      await print(args.json === true ? asJson(replaying) : asText(replaying, replaying.unused().length))
      await untilStopped(parentPid)
    }),
})
