/** An application's page in a place of the portal's interface. */
export interface PlacementBinding {
  readonly clientId: string
  /** Code of the place, such as `CRM_DEAL_DETAIL_TAB`. */
  readonly placement: string
  readonly handler: string
  readonly title: string
  readonly description: string
}

/** What applications have bound to the portal's places. */
export interface Placements {
  /** @returns `false`: this handler is bound there already */
  bind(binding: PlacementBinding): boolean
  /** Takes one handler away, or all of the place; returns how many there were. */
  unbind(clientId: string, placement: string, handler: string | undefined): number
  of(clientId: string): readonly PlacementBinding[]
}

export const createPlacements = (): Placements => {
  let bindings: readonly PlacementBinding[] = []
  const isSame = (one: PlacementBinding, clientId: string, placement: string, handler: string | undefined): boolean =>
    one.clientId === clientId && one.placement === placement && (handler === undefined || one.handler === handler)
  return {
    bind: (binding) => {
      const { clientId, placement, handler } = binding
      if (bindings.some((one) => isSame(one, clientId, placement, handler))) return false
      bindings = [...bindings, binding]
      return true
    },
    unbind: (clientId, placement, handler) => {
      const kept = bindings.filter((one) => !isSame(one, clientId, placement, handler))
      const count = bindings.length - kept.length
      bindings = kept
      return count
    },
    of: (clientId) => bindings.filter((binding) => binding.clientId === clientId),
  }
}
