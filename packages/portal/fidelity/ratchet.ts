/** The shares of the last measurement, rounded down. A change that falls below them fails; one that is better raises them. */
export const ratchet = { strict: 0.93, lenient: 0.97 }
