import { describe, expect, it } from 'vitest'

import { startExample } from './run-example.ts'

describe('examples', () => {
  it.each([
    { file: 'safe-writes.ts', prints: ['deal 1', 'deal 2', 'Deals in the portal: 2'] },
    { file: 'resume-a-list.ts', prints: [' rows, then', '730 of 730 rows'] },
    {
      file: 'errors.ts',
      prints: [
        'fails once: done',
        'JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3',
        'JSSDK_BATCH_TOO_LARGE',
        'ERROR_METHOD_NOT_FOUND',
      ],
    },
  ])('$file runs and tells $prints', async ({ file, prints }) => {
    const { exitCode, stdout, stderr } = await startExample(file, undefined).ended
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
    for (const text of prints) expect(stdout).toContain(text)
  })
})
