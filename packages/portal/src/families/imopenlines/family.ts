import { documentedTable } from '../../documented/declared/documented-table.ts'
import { configDefaults, shownConfig } from './config-values.ts'
import { defineFamily } from '../define-family.ts'

const config = documentedTable({
  entity: 'imopenlinesConfig',
  key: 'CONFIG_ID',
  defaults: configDefaults,
  shown: shownConfig,
})

/** Configurations of open channels. */
export const imopenlines = defineFamily({
  name: 'imopenlines',
  declared: [
    {
      'imopenlines.config.add': config.add,
      'imopenlines.config.delete': config.delete,
      'imopenlines.config.get': config.get,
      'imopenlines.config.update': config.update,
    },
  ],
})
