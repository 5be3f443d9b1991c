/** A process of its own that may not write a byte to any file, tries to all the same, and tells what that left behind. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileTokenStore } from '@bitrix24/b24jssdk/token-store-file'

const [directory = ''] = process.argv.slice(2)
const codes: unknown[] = []
for (let attempt = 0; attempt < 3; attempt += 1)
  await fileTokenStore({ directory })
    .lock('one', async () => 'never')
    .catch((error: unknown) => codes.push(error instanceof Error && 'code' in error ? error.code : error))
console.log(JSON.stringify({ codes, left: readdirSync(join(directory, 'v1', 'one')) }))
