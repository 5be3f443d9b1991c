/** Figures that hold for every portal, from the public documentation of REST. A plan with other limits sets its own `restrictions`. */

/** Rows of a page. REST v2 returns no other number, and REST v3 returns it when a call asks for none. */
export const defaultPageSize = 50
/** Rows of the largest page of REST v3. */
export const maxPageSizeV3 = 1000
/** Commands of the largest batch. A portal refuses the 51st. */
export const maxBatchCommands = 50
/** Requests that the bucket of the standard plan takes at once. */
export const burstRequests = 50
/** Requests that leave that bucket each second. */
export const drainPerSecond = 2
/** Operating time that one method may use within the window. */
export const operatingLimitMs = 480_000
/** The window over which a portal adds up operating time. */
export const operatingWindowMs = 600_000
