import { onMounted, useTemplateRef } from 'vue'

/** On a narrow screen a detail covers the list, so it gets the keyboard focus. The template needs a ref called `close`. */
export const focusWhenCovering = (): void => {
  const close = useTemplateRef<HTMLButtonElement>('close')
  onMounted(() => {
    if (matchMedia('(max-width: 760px)').matches) close.value?.focus()
  })
}
