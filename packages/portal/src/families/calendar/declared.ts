import { documentedTable, type DeclaredMethods } from '../../documented/declared/documented-table.ts'

const resource = documentedTable({ entity: 'calendarResource', key: 'resourceId' })

/** The resources that calendars can book. */
export const calendarDeclared: DeclaredMethods = {
  'calendar.resource.add': resource.add,
  'calendar.resource.delete': resource.delete,
  'calendar.resource.list': resource.list,
  'calendar.resource.update': resource.update,
}
