/** Makes an element. Text is never read as markup. */
export const element = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[Name] => {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

export const button = (label: string, onClick: () => void, attributes: Readonly<Record<string, string>> = {}) => {
  const made = element('button', { type: 'button', ...attributes }, [label])
  made.addEventListener('click', onClick)
  return made
}
