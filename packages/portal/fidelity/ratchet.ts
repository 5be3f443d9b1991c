/**
 * The shares of the last measurement, rounded down: answers strictly and leniently, refusals by case, behaviour. A change that falls
 * below them fails; one that is better raises them.
 */
export const ratchet = { strict: 0.929, lenient: 0.975, missing: 0.993, notFound: 0.978, denied: 1, behaviour: 1 }
