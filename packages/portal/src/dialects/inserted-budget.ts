import { isWireList, isWireMap, type WireValue } from '../wire-value.ts'

/**
 * How many characters and values the references of one batch may insert in total. This is far more than fifty pages of rows, but a process
 * can hold it. Without a limit, commands that each refer twice to the one before would double the data with every command.
 */
export const maxInserted = 32 * 1024 * 1024

/** Counts the data that references insert into the commands of a batch. */
export interface InsertedBudget {
  /** Takes the size of a value from the budget. @throws the budget's own error, when nothing is left */
  take(value: WireValue): void
  /** Takes steps for values that are only read on the way. @throws the budget's own error, when nothing is left */
  takeSteps(steps: number): void
}

/** Makes the budget of one batch. `exceeded` makes the error that is thrown when nothing is left. */
export const insertedBudget = (exceeded: () => Error): InsertedBudget => {
  let left = maxInserted
  const takeSteps = (steps: number): void => {
    left -= steps
    if (left < 0) throw exceeded()
  }
  // Values are shared, not copied, so a value that is used in ten places is counted ten times. The count stops when the budget is used up.
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
