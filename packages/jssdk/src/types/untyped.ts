/**
 * Data whose shape another program decides: a push message, a portal's event, or a user field's settings. The contract also leaves some
 * shapes open, such as a log entry's context, or the rows of the old list shortcuts. Programs read members without narrowing, and pass
 * their own interfaces. So `unknown` would break their builds.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- see above; the only one of the public types
export type Untyped = any
