import type { Engine } from '../../engine/engine.ts'

/** Adds an amount of a product to a store. The first amount makes the row that `catalog.storeproduct.*` shows. */
const addToStore = (engine: Engine, storeId: number, productId: number, amount: number): void => {
  const where = {
    kind: 'and',
    conditions: [
      { kind: 'eq', field: 'storeId', value: storeId },
      { kind: 'eq', field: 'productId', value: productId },
    ],
  } as const
  const [known] = engine.page('catalogStoreproduct', { where, limit: 1 }).rows
  if (known === undefined) engine.insert('catalogStoreproduct', { storeId, productId, amount, quantityReserved: 0 })
  else engine.update('catalogStoreproduct', known.id, { amount: (known.amount ?? 0) + amount })
}

/**
 * Moves the products of a stock document into and out of the stores that it names, when its status is about to change: to `Y` (conducted),
 * or away from it, which moves them back.
 */
export const moveStock = (engine: Engine, documentId: number, to: 'Y' | 'N'): void => {
  const wasConducted = engine.find('catalogDocument', documentId)?.status === 'Y'
  if (wasConducted === (to === 'Y')) return
  const sign = wasConducted ? -1 : 1
  const where = { kind: 'eq', field: 'docId', value: documentId } as const
  for (const { elementId, amount, storeFrom, storeTo } of engine.page('catalogDocumentElement', { where }).rows) {
    const moved = sign * (amount ?? 0)
    if (elementId === null || moved === 0) continue
    if ((storeTo ?? 0) > 0) addToStore(engine, storeTo ?? 0, elementId, moved)
    if ((storeFrom ?? 0) > 0) addToStore(engine, storeFrom ?? 0, elementId, -moved)
  }
}
