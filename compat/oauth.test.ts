import { describe, expect, it } from 'vitest'
import { runScenario, scenarios } from './oauth-program.ts'

const refused = 'invalid_grant'

describe('the same OAuth program with both SDKs', () => {
  it.each(scenarios)('$name: ours asks for new tokens once', async (scenario) => {
    const ours = await runScenario('ours', scenario)
    const reference = await runScenario('reference', scenario)
    console.table({ ours, reference })
    const isRefused = scenario.name.endsWith('refused')
    expect(ours).toEqual(
      isRefused
        ? { succeeded: 0, failed: 50, refreshes: 0, requests: 1, codes: [refused] }
        : { succeeded: 50, failed: 0, refreshes: 1, requests: 1, codes: [] },
    )
    // The reference ran the same calls: the comparison is of two runs, not of a run and a memory.
    expect(reference.succeeded + reference.failed).toBe(50)
  })
})
