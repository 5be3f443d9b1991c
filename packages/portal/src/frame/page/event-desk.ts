import { fireEvent } from './commands/placement.ts'
import { button, element } from './element.ts'
import { interfaceOf } from './interfaces.ts'
import type { OpenFrame } from './open-frame.ts'

/** A row of controls. A user or a test fires events of the frame's placement with them. */
export const drawEventDesk = (frame: () => OpenFrame | undefined, placement: string): HTMLElement | undefined => {
  const { event, command } = interfaceOf(placement)
  const names = [...event, ...command.filter((name) => name.startsWith('bind'))]
  if (names.length === 0) return undefined
  const name = element(
    'select',
    { 'aria-label': 'Event' },
    names.map((one) => element('option', { value: one }, [one])),
  )
  const argument = element('input', { 'aria-label': 'Argument, JSON', value: '{}' })
  const fire = (): void => {
    const shown = frame()
    argument.setCustomValidity(isJson(argument.value) ? '' : 'The argument of an event is JSON.')
    if (shown !== undefined && argument.reportValidity()) fireEvent(shown, name.value, JSON.parse(argument.value))
  }
  return element('form', { class: 'event-desk' }, [name, argument, button('Fire', fire, { class: 'fire-event' })])
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
