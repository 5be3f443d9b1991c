/**
 * Data whose shape another program decides: the sender of a push message, the portal's event, a user field's own settings; and what
 * the contract leaves open, such as the context of a log entry or the rows of the old list shortcuts. Programs read its members
 * without narrowing and hand their own interfaces in, so it cannot be `unknown` without breaking their builds.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- see above; the only one of the public types
export type Untyped = any
