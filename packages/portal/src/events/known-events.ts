import { eventScopes } from '../generated/events.ts'

/** A name like `ONCRMDYNAMICITEMADD_128` is the event of one type only. */
const withoutType = (event: string): string => event.replace(/^(ONCRMDYNAMICITEM(?:ADD|UPDATE|DELETE))_\d+$/, '$1')

/** Whether the portal has the event and a caller with these scopes may use it. */
export const isBindable = (event: string, scopes: readonly string[]): boolean => {
  const name = withoutType(event)
  if (!Object.hasOwn(eventScopes, name)) return false
  const scope = eventScopes[name] ?? null
  return scope === null || scopes.includes(scope)
}

/** The names of the events that need this scope (`''`: none), or of all events. */
export const eventsOfScope = (scope: string | undefined): readonly string[] =>
  Object.keys(eventScopes).filter((name) => scope === undefined || (eventScopes[name] ?? '') === scope)
