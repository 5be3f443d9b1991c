import { button, element } from './element.ts'
import { type Fields, isFields, textOf } from './narrow.ts'

export interface PickerOptions {
  readonly title: string
  readonly items: readonly Fields[]
  readonly isMultiple: boolean
  /** Ids that are already picked when the dialog opens. */
  readonly picked?: readonly string[]
  /** Ids that cannot be picked. */
  readonly blocked?: readonly string[]
}

/** Shows a dialog in which the user, or a test, picks lines. Returns `undefined` if it is closed without a choice. */
export const pick = async (options: PickerOptions): Promise<readonly Fields[] | undefined> =>
  new Promise((resolve) => {
    const dialog = element('dialog', { class: 'picker', 'aria-label': options.title })
    const end = (items: readonly Fields[] | undefined): void => {
      dialog.remove()
      resolve(items)
    }
    const rows = options.items.map((item) => drawRow(item, options))
    const picked = () => rows.flatMap(({ input, item }) => (input.checked ? [item] : []))
    dialog.append(
      element('h2', {}, [options.title]),
      element(
        'ul',
        {},
        rows.map(({ line }) => line),
      ),
      button('Select', () => end(picked()), { class: 'picker-select' }),
      button('Cancel', () => end(undefined), { class: 'picker-cancel' }),
    )
    dialog.addEventListener('cancel', () => end(undefined))
    document.body.append(dialog)
    dialog.showModal()
  })

const drawRow = (item: Fields, { isMultiple, picked = [], blocked = [] }: PickerOptions) => {
  const id = textOf(item['id'])
  const input = element('input', { type: isMultiple ? 'checkbox' : 'radio', name: 'picked', value: id })
  input.checked = picked.includes(id)
  input.disabled = blocked.includes(id)
  const label = textOf(item['name']) || textOf(item['title']) || id
  return { item, input, line: element('li', { 'data-id': id }, [element('label', {}, [input, ` ${label}`])]) }
}

/** Reads the lines of a picker from the portal's reply. */
export const readItems = (answer: unknown): readonly Fields[] => (Array.isArray(answer) ? answer.filter(isFields) : [])
