import type { ArgsDef } from 'citty'
import { defaultTlsFolder } from '../tls/tls-defaults.ts'

/** Options of every command that starts a portal. */
export const portalArgs = {
  port: { type: 'string', valueHint: 'NUMBER', description: 'Port to listen on, 0 for a free one' },
  host: { type: 'string', valueHint: 'ADDRESS', description: 'Address to listen on', default: '127.0.0.1' },
  db: { type: 'string', valueHint: 'FILE', description: 'Database file (default: memory)' },
  seed: {
    type: 'string',
    valueHint: 'fresh|empty|superstore|FILE',
    description:
      'What a new portal holds; FILE is a snapshot, or JSON: { "deal": [1, 2, { "title": "A" }] } (default: fresh; given by name, it adds to an older --db what a fresh account has, once)',
  },
  tariff: {
    type: 'string',
    valueHint: 'standard|enterprise|on-premise|off',
    description: 'Plan whose limits hold',
    default: 'standard',
  },
  scopes: { type: 'string', valueHint: 'A,B', description: "Scopes of the webhook (default: all of the portal's)" },
  secret: {
    type: 'string',
    valueHint: 'TEXT',
    description: 'Secret of the webhook (default: the one in --db, or a new one)',
  },
  'cost-ms': { type: 'string', valueHint: 'NUMBER', description: 'Execution time of every call', default: '0' },
  tls: { type: 'boolean', description: 'HTTPS, with a certificate authority of its own' },
  'tls-dir': {
    type: 'string',
    valueHint: 'FOLDER',
    description: 'Folder of the certificates',
    default: defaultTlsFolder,
  },
  'tls-names': {
    type: 'string',
    valueHint: 'NAME,NAME',
    description: 'More host names and addresses that the certificate is for',
  },
} as const satisfies ArgsDef
