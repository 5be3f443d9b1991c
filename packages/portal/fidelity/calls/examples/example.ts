import type { WireValue } from '@bitrix24/b24jssdk-portal'

/** What a family's documented examples need: calls that come first, and parameters that name what is there then. */
export interface FamilyExamples {
  /** Made in this order on a fresh portal, before any answer is compared; v2 methods. */
  readonly firstCalls: readonly (readonly [method: string, params: WireValue])[]
  readonly params: Readonly<Record<string, WireValue>>
}
