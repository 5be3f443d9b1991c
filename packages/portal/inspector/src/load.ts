import { readonly, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { messageOf } from './ask.ts'

/** Data that is read from the portal, and the state of the request. */
export interface Loading<Value> {
  /** Undefined until the first reply. A later request keeps the old value until its reply arrives. */
  readonly value: Readonly<ShallowRef<Value | undefined>>
  readonly error: Readonly<Ref<string>>
  readonly load: () => Promise<void>
}

/** Reads at once, and again at each `load()`. A reply is dropped if a later request has been sent meanwhile. */
export const loading = <Value>(read: () => Promise<Value>): Loading<Value> => {
  const value = shallowRef<Value>()
  const error = ref('')
  let latest = 0
  const load = async (): Promise<void> => {
    latest += 1
    const own = latest
    try {
      const answer = await read()
      if (own !== latest) return
      value.value = answer
      error.value = ''
    } catch (problem) {
      if (own === latest) error.value = messageOf(problem)
    }
  }
  void load()
  return { value, error: readonly(error), load }
}

/** An action of the user. Only one runs at a time, and its error is kept for the page. `afterwards` runs after each success. */
export const action = (
  afterwards?: () => Promise<void> | void,
): {
  readonly isBusy: Readonly<Ref<boolean>>
  readonly error: Readonly<Ref<string>>
  readonly run: (work: () => Promise<void>) => Promise<void>
} => {
  const isBusy = ref(false)
  const error = ref('')
  const run = async (work: () => Promise<void>): Promise<void> => {
    if (isBusy.value) return
    isBusy.value = true
    error.value = ''
    try {
      await work()
      await afterwards?.()
    } catch (problem) {
      error.value = messageOf(problem)
    } finally {
      isBusy.value = false
    }
  }
  return { isBusy: readonly(isBusy), error: readonly(error), run }
}
