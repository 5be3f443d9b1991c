/** A process of its own that may not write a byte to any file, tries to all the same, and tells what that left behind. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileEventInbox } from '@bitrix24/b24jssdk/event-inbox-file'
import { fileLimitStore } from '@bitrix24/b24jssdk/limit-store-file'
import { fileTokenStore } from '@bitrix24/b24jssdk/token-store-file'

const [directory = '', store = 'tokens'] = process.argv.slice(2)
const auth = { memberId: 'm', domain: '', clientEndpoint: '', serverEndpoint: '', applicationToken: '' }
const rest = { accessToken: undefined, refreshToken: undefined, userId: undefined, expires: undefined }
const event = {
  event: 'ONAPPTEST',
  data: {},
  ts: 1,
  handlerId: undefined,
  auth: { ...auth, ...rest, expiresIn: undefined, scope: '', status: '' },
} as const
const write = async (): Promise<unknown> => {
  if (store === 'tokens') return fileTokenStore({ directory }).lock('one', async () => 'never')
  if (store === 'inbox') return fileEventInbox({ directory }).put({ key: 'k', event, isFirstContact: false })
  return fileLimitStore({ directory }).update('one', (state) => ({ state: { ...state }, value: 1 }))
}

const errors: unknown[] = []
for (let attempt = 0; attempt < 3; attempt += 1) await write().catch((error: unknown) => errors.push(error))
const codes = errors.map((error) => (error instanceof Error && 'code' in error ? error.code : error))
const messages = errors.map((error) => (error instanceof Error ? error.message : ''))
console.log(
  JSON.stringify({ codes, messages, left: store === 'tokens' ? readdirSync(join(directory, 'v1', 'one')) : [] }),
)
