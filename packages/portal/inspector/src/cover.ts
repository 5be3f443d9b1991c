import { onMounted, useTemplateRef } from 'vue'

/** On a narrow screen a detail covers the list: the keyboard goes along. Names the template's `close` button. */
export const focusWhenCovering = (): void => {
  const close = useTemplateRef<HTMLButtonElement>('close')
  onMounted(() => {
    if (matchMedia('(max-width: 760px)').matches) close.value?.focus()
  })
}
