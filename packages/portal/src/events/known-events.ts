import { eventScopes } from '../generated/events.ts'

/** `ONCRMDYNAMICITEMADD_128` is the event of one type alone. */
const withoutType = (event: string): string => event.replace(/^(ONCRMDYNAMICITEM(?:ADD|UPDATE|DELETE))_\d+$/, '$1')

/** Whether a portal has the event and shows it to a caller with these scopes. */
export const isBindable = (event: string, scopes: readonly string[]): boolean => {
  const name = withoutType(event)
  if (!Object.hasOwn(eventScopes, name)) return false
  const scope = eventScopes[name] ?? null
  return scope === null || scopes.includes(scope)
}

/** Names of the events that need this scope (`''`: none), or of all. */
export const eventsOfScope = (scope: string | undefined): readonly string[] =>
  Object.keys(eventScopes).filter((name) => scope === undefined || (eventScopes[name] ?? '') === scope)
