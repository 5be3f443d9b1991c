/**
 * The shares of the last measurement, rounded down: answers strictly and leniently, refusals by case, behaviour. A change that falls
 * below them fails; one that is better raises them.
 */
export const ratchet = { strict: 0.92, lenient: 0.97, missing: 0.99, notFound: 0.96, denied: 1, behaviour: 1 }
