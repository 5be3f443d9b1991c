/** An element of the page. @throws {Error} index.html does not have it */
export const byId = (id: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`#${id}`)
  if (found === null) throw new Error(`index.html has no element #${id}.`)
  return found
}

/** Adds a line to the page's log. */
export const log = (text: string): void => {
  const line = document.createElement('li')
  line.textContent = text
  byId('log').append(line)
}

/** Runs work on a click; what goes wrong stands in the log. */
export const onClick = (id: string, work: () => Promise<string>): void => {
  byId(id).addEventListener('click', () => {
    work().then(log, (error: unknown) => log(`failed: ${error instanceof Error ? error.message : String(error)}`))
  })
}
