import { isWireList, isWireMap, type WireValue } from '../wire-value.ts'

/**
 * Characters and values that the references of one batch may put in, all together: far more than fifty pages of rows, and no more than a
 * process can hold. Without it a command that refers to the one before twice doubles what the portal holds, command by command.
 */
export const maxInserted = 32 * 1024 * 1024

/** Counts what references put into the commands of a batch. */
export interface InsertedBudget {
  /** @throws what the budget was made with: it is used up */
  take(value: WireValue): void
  /** For values that are walked over. @throws the same */
  takeSteps(steps: number): void
}

/** A budget for one batch, and what is thrown when it is used up. */
export const insertedBudget = (exceeded: () => Error): InsertedBudget => {
  let left = maxInserted
  const takeSteps = (steps: number): void => {
    left -= steps
    if (left < 0) throw exceeded()
  }
  // Values are shared, not copied: a value that stands in ten places is counted ten times, and the walk ends with the budget.
  const take = (value: WireValue): void => {
    takeSteps(typeof value === 'string' ? value.length + 1 : 1)
    if (isWireList(value)) for (const inner of value) take(inner)
    else if (isWireMap(value)) for (const name of Object.keys(value)) takeEntry(value, name)
  }
  const takeEntry = (map: { readonly [key: string]: WireValue }, name: string): void => {
    takeSteps(name.length)
    const inner = map[name]
    if (inner !== undefined) take(inner)
  }
  return { take, takeSteps }
}
