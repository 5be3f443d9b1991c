/** The stages of the deal pipeline that orders get. */
export type DealStage = 'NEW' | 'PREPARATION' | 'PREPAYMENT_INVOICE' | 'EXECUTING' | 'FINAL_INVOICE' | 'WON' | 'LOSE'

const openDays = 150
const loseShare = 0.14
/** The stage of an open order, by its age in days. */
const openStages = [
  { youngerThanDays: 20, stage: 'NEW' },
  { youngerThanDays: 45, stage: 'PREPARATION' },
  { youngerThanDays: 75, stage: 'PREPAYMENT_INVOICE' },
  { youngerThanDays: 110, stage: 'EXECUTING' },
] as const satisfies readonly { youngerThanDays: number; stage: DealStage }[]

/** An older order is more likely to be closed. After 150 days all are closed. `random` returns numbers in [0, 1). */
export const dealStage = (ageDays: number, random: () => number): DealStage => {
  const isClosed = random() < ageDays / openDays
  if (isClosed) return random() < loseShare ? 'LOSE' : 'WON'
  return openStages.find(({ youngerThanDays }) => ageDays < youngerThanDays)?.stage ?? 'FINAL_INVOICE'
}
