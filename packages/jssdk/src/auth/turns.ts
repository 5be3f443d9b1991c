/** Runs `work` after all earlier work under the same name has ended. */
export type TakeTurns = <T>(name: string, work: () => Promise<T>) => Promise<T>

/** A queue for each name, within this process. */
export const turns = (): TakeTurns => {
  const last = new Map<string, Promise<unknown>>()
  return <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const before = last.get(name) ?? Promise.resolve()
    const turn = before.then(work, work)
    last.set(name, turn)
    const leave = (): void => {
      if (last.get(name) === turn) last.delete(name)
    }
    turn.then(leave, leave)
    return turn
  }
}
