import { button, element } from './element.ts'

/** Shows what a real portal would do, such as a call or a chat. A click closes the notice. */
export const showNotice = (kind: string, text: string): void => {
  const notice = element('div', { class: 'notice', 'data-notice': kind, role: 'status' }, [`${kind} ${text}`])
  notice.append(button('×', () => notice.remove(), { 'aria-label': 'Close' }))
  noticeBoard().append(notice)
}

const noticeBoard = (): Element => {
  const known = document.querySelector('.notices')
  if (known !== null) return known
  const made = element('aside', { class: 'notices' })
  document.body.append(made)
  return made
}
