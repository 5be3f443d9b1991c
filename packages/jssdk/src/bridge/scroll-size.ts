type Measured = Pick<HTMLElement, 'scrollWidth' | 'scrollHeight' | 'offsetWidth' | 'offsetHeight'>

export const scrollSizeOf = (element: Measured): { scrollWidth: number; scrollHeight: number } => ({
  scrollWidth: Math.max(element.scrollWidth, element.offsetWidth),
  scrollHeight: Math.max(element.scrollHeight, element.offsetHeight),
})
