import type { PortalMethod } from '../method.ts'
import { bindingMove } from '../../families/crm/cards/binding-move.ts'
import { cardConfigurationMethods } from '../../families/crm/cards/configuration-methods.ts'
import { layoutBlockMethods } from '../../families/crm/cards/layout-methods.ts'
import { pinMethods } from '../../families/crm/cards/pin-methods.ts'

/** How items are shown: layouts of their cards, and what stands in their timelines. */
export const crmCardMethods: readonly PortalMethod[] = [
  ...cardConfigurationMethods,
  ...layoutBlockMethods,
  ...pinMethods,
  bindingMove,
]
