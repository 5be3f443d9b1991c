import { readFileSync } from 'node:fs'

/** The records of a file of `data/`, such as `methods.json`. */
export const facts = (file) => JSON.parse(readFileSync(new URL(`../data/${file}`, import.meta.url), 'utf8'))
