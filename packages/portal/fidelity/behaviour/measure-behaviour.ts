import { createPortal } from '@bitrix24/b24jssdk-portal'
import type { Probe } from '../../src/families/probe.ts'
import { probesByFamily } from './all-probes.ts'
import { localAccount } from './local-account.ts'
import { runProbe, type ProbedAccount, type ProbeResult } from './run-probe.ts'

/** One probe with the family whose room it stands in. */
export interface FamilyProbe {
  readonly scope: string
  readonly probe: Probe
}

export interface MeasuredProbe extends ProbeResult {
  readonly scope: string
}

/** The probes of one family, or of all. @throws {RangeError} no family of this name has probes */
export const probesFor = (family?: string): readonly FamilyProbe[] => {
  const families = Object.entries(probesByFamily).filter(([scope]) => family === undefined || scope === family)
  if (families.length === 0) throw new RangeError(`No family with probes is named ${String(family)}.`)
  return families.flatMap(([scope, probes]) => probes.map((probe) => ({ scope, probe })))
}

/** Asks an account some probes, one after the other. @throws {Error} the account does not reply */
export const askAll = async (
  account: ProbedAccount,
  probes: readonly FamilyProbe[],
  onProgress: (done: number, of: number) => void = () => {},
): Promise<readonly MeasuredProbe[]> => {
  const results: MeasuredProbe[] = []
  for (const { scope, probe } of probes) {
    results.push({ scope, ...(await runProbe(probe, account)) })
    onProgress(results.length, probes.length)
  }
  return results
}

/** The behaviour of a local portal. Probes name no ids, so that one portal serves them all. */
export const measureBehaviour = async (): Promise<readonly MeasuredProbe[]> => {
  await using portal = await createPortal()
  return askAll(localAccount(portal), probesFor())
}
