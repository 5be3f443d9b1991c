import { createPortal } from '@bitrix24/b24jssdk-portal'
import { probesByFamily } from './all-probes.ts'
import { localAccount } from './local-account.ts'
import { runProbe, type ProbedAccount, type ProbeResult } from './run-probe.ts'

/** One probe with the family whose room it stands in. */
export interface MeasuredProbe extends ProbeResult {
  readonly scope: string
}

/** Asks an account all probes, one after the other. */
export const askAll = async (
  account: ProbedAccount,
  onProgress: (done: number, of: number) => void = () => {},
): Promise<readonly MeasuredProbe[]> => {
  const all = Object.entries(probesByFamily).flatMap(([scope, probes]) => probes.map((probe) => ({ scope, probe })))
  const results: MeasuredProbe[] = []
  for (const { scope, probe } of all) {
    results.push({ scope, ...(await runProbe(probe, account)) })
    onProgress(results.length, all.length)
  }
  return results
}

/** The behaviour of a local portal. Probes name no ids, so that one portal serves them all. */
export const measureBehaviour = async (): Promise<readonly MeasuredProbe[]> => {
  await using portal = await createPortal()
  return askAll(localAccount(portal))
}
