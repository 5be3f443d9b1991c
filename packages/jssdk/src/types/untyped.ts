/**
 * Data whose shape another program decides: the sender of a push message, the portal's event, a user field's own settings.
 * Programs read its members without narrowing, so it cannot be `unknown` without breaking their builds.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- see above; the only one of the public types
export type Untyped = any
