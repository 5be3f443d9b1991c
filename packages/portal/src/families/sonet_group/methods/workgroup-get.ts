import type { RowOf } from '../../../engine/entity-rows.ts'
import { siteDateTime } from '../../../server-time.ts'
import { entryOf, isWireMap, textOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import type { Method } from '../../../methods/method.ts'
import { toInteger } from '../../../methods/params.ts'
import { membersWhere } from './groups.ts'
import { refused } from '../../../methods/refusals.ts'

const dateOf = (value: WireValue | undefined): string | null =>
  textOf(value) === '' ? null : siteDateTime(textOf(value))

const show = (row: RowOf<'workgroup'>, members: readonly RowOf<'workgroupMember'>[]): WireMap => {
  const withRole = (...roles: readonly string[]): readonly number[] =>
    members.filter(({ role }) => roles.includes(textOf(role))).map(({ userId }) => Number(userId))
  const inside = withRole('A', 'E', 'K')
  return {
    ID: row['id'],
    ACTIVE: row['active'] ?? 'Y',
    SITE_ID: textOf(row['siteId']),
    SUBJECT_ID: row['subjectId'] ?? 1,
    NAME: textOf(row['name']),
    DESCRIPTION: textOf(row['description']),
    KEYWORDS: textOf(row['keywords']),
    CLOSED: row['closed'] ?? 'N',
    VISIBLE: row['visible'] ?? 'Y',
    OPENED: row['opened'] ?? 'N',
    DATE_CREATE: dateOf(row['dateCreate']),
    DATE_UPDATE: dateOf(row['dateUpdate']),
    DATE_ACTIVITY: dateOf(row['dateActivity']),
    IMAGE_ID: 0,
    AVATAR_TYPE: '',
    OWNER_ID: Number(row['ownerId']),
    INITIATE_PERMS: textOf(row['initiatePerms']),
    NUMBER_OF_MEMBERS: inside.length,
    NUMBER_OF_MODERATORS: withRole('A', 'E').length,
    PROJECT: row['project'] ?? 'N',
    PROJECT_DATE_START: dateOf(row['projectDateStart']),
    PROJECT_DATE_FINISH: dateOf(row['projectDateFinish']),
    SEARCH_INDEX: textOf(row['name']).toLowerCase(),
    LANDING: 'N',
    SCRUM_OWNER_ID: 0,
    SCRUM_SPRINT_DURATION: 0,
    SCRUM_TASK_RESPONSIBLE: '',
    TYPE: row['project'] === 'Y' ? 'project' : 'group',
    MEMBERS: inside,
    CHAT_ID: 0,
    DIALOG_ID: '',
    ORDINARY_MEMBERS: withRole('K'),
    INVITED_MEMBERS: withRole('Z'),
    MODERATOR_MEMBERS: withRole('E'),
    SITE_IDS: [textOf(row['siteId'])],
    TAGS: textOf(row['keywords']).split(/,\s*/).filter(Boolean),
    DEPARTMENTS: [],
    NUMBER_OF_MEMBERS_PLURAL: inside.length === 1 ? 0 : 1,
  }
}

/** One workgroup with its members. */
export const workgroupGet: Method = {
  scope: 'socialnetwork',
  handle: ({ params, portal }) => {
    const given = entryOf(params, 'params')
    const id = isWireMap(given) ? toInteger(entryOf(given, 'groupId')) : undefined
    if (id === undefined) throw refused('SONET_CONTROLLER_WORKGROUP_EMPTY', 'Workgroup ID is empty')
    const row = portal.engine.find('workgroup', id)
    if (row === undefined) throw refused('SONET_CONTROLLER_WORKGROUP_NOT_FOUND', 'Workgroup not found')
    return { result: show(row, membersWhere(portal.engine, 'groupId', id)) }
  },
}
