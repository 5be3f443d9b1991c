const factor = Number(process.env['PROPERTY_RUNS_FACTOR'] ?? 1)

/** Cases of a property; `npm run nightly` has many times as many. */
export const runs = (usual: number): number => usual * factor
