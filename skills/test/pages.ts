/** Documents whose `ts` blocks are compiled and run against the local portal, by their place in the repository. */
export const pages = [
  'packages/jssdk/README.md',
  'packages/jssdk/README-AI.md',
  'README.md',
  'docs/migration.md',
  'docs/portal.md',
  'skills/b24jssdk-core/SKILL.md',
  'skills/b24jssdk-rest/SKILL.md',
  'skills/b24jssdk-filtering/SKILL.md',
  'skills/b24jssdk-apps/SKILL.md',
] as const
