import { openRecords } from '../store/records.ts'
import { hasShape, isText } from '../store/shape.ts'
import type { Store } from '../store/store.ts'

/** A page of an application that is bound to a placement. */
export interface PlacementBinding {
  readonly clientId: string
  /** The code of the placement, such as `CRM_DEAL_DETAIL_TAB`. */
  readonly placement: string
  readonly handler: string
  readonly title: string
  readonly description: string
}

/** The pages that applications have bound to placements. */
export interface Placements {
  /** Binds a handler. @returns `false` if this handler is already bound there */
  bind(binding: PlacementBinding): boolean
  /** Removes one handler, or all handlers of the placement. Returns how many were removed. */
  unbind(clientId: string, placement: string, handler: string | undefined): number
  /** Removes all handlers of an application. */
  unbindAll(clientId: string): void
  of(clientId: string): readonly PlacementBinding[]
}

const isBinding = hasShape<PlacementBinding>({
  clientId: isText,
  placement: isText,
  handler: isText,
  title: isText,
  description: isText,
})

const keyOf = ({ clientId, placement, handler }: PlacementBinding): string => `${clientId} ${placement} ${handler}`

export const createPlacements = (store: Store): Placements => {
  const bindings = openRecords(store, 'placement', isBinding)
  const isSame = (one: PlacementBinding, clientId: string, placement: string, handler: string | undefined): boolean =>
    one.clientId === clientId && one.placement === placement && (handler === undefined || one.handler === handler)
  return {
    bind: (binding) => {
      if (bindings.get(keyOf(binding)) !== undefined) return false
      bindings.set(keyOf(binding), binding)
      return true
    },
    unbind: (clientId, placement, handler) => {
      const gone = bindings.all().filter((one) => isSame(one, clientId, placement, handler))
      for (const one of gone) bindings.delete(keyOf(one))
      return gone.length
    },
    unbindAll: (clientId) => {
      for (const one of bindings.all()) if (one.clientId === clientId) bindings.delete(keyOf(one))
    },
    of: (clientId) => bindings.all().filter((binding) => binding.clientId === clientId),
  }
}
