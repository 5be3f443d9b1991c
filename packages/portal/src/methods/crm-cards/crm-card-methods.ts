import type { PortalMethod } from '../method.ts'
import { bindingMove } from './binding-move.ts'
import { cardConfigurationMethods } from './configuration-methods.ts'
import { layoutBlockMethods } from './layout-methods.ts'
import { pinMethods } from './pin-methods.ts'

/** How items are shown: layouts of their cards, and what stands in their timelines. */
export const crmCardMethods: readonly PortalMethod[] = [
  ...cardConfigurationMethods,
  ...layoutBlockMethods,
  ...pinMethods,
  bindingMove,
]
