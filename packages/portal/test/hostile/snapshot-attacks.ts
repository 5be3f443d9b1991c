import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'

/** A folder in which nothing may appear, and snapshots that try to make something appear there. */
export interface Workshop {
  /** The file that an attack tries to write. */
  readonly canary: string
  /** Names of files that were written, but for those of the workshop itself. */
  written(): readonly string[]
  /** A snapshot with something done to it by SQL. */
  tampered(snapshot: Uint8Array, sql: string): Uint8Array
  close(): void
}

export const openWorkshop = (): Workshop => {
  const folder = mkdtempSync(join(tmpdir(), 'portal-hostile-'))
  const file = join(folder, 'made.db')
  return {
    canary: join(folder, 'canary.db'),
    written: () => readdirSync(folder).filter((name) => !name.startsWith('made.db')),
    tampered: (snapshot, sql) => {
      rmSync(file, { force: true })
      writeFileSync(file, snapshot)
      const database = new Database(file)
      database.exec(sql)
      database.close()
      return new Uint8Array(readFileSync(file))
    },
    close: () => rmSync(folder, { recursive: true }),
  }
}

const rewritten = (where: string, sql: string): string =>
  `PRAGMA writable_schema = ON; UPDATE "sqlite_master" SET "sql" = '${sql.replaceAll("'", "''")}' WHERE ${where}; PRAGMA writable_schema = OFF`

const inserted = (type: string, name: string, sql: string): string =>
  `PRAGMA writable_schema = ON;
   INSERT INTO "sqlite_master" VALUES ('${type}', '${name}', '${name}', 0, '${sql.replaceAll("'", "''")}'); PRAGMA writable_schema = OFF`

/** Adds a statement behind the one that makes a table: SQLite reads the first, a portal that runs the text would run both. */
const appended = (statement: string): string =>
  `PRAGMA writable_schema = ON;
   UPDATE "sqlite_master" SET "sql" = "sql" || '; ${statement.replaceAll("'", "''")}' WHERE "name" = 'deal'; PRAGMA writable_schema = OFF`

/** SQL that makes a hostile snapshot of a good one; `canary` is the file that is to be written. */
export const attacks: readonly { readonly name: string; readonly sql: (canary: string) => string }[] = [
  {
    name: 'ATTACH and a table behind a table',
    sql: (canary) =>
      appended(`ATTACH '${canary}' AS "out"; CREATE TABLE "out"."x" ("y"); INSERT INTO "out"."x" VALUES (1)`),
  },
  { name: 'VACUUM INTO behind a table', sql: (canary) => appended(`COMMIT; VACUUM INTO '${canary}'`) },
  { name: 'writes behind a table', sql: () => appended(`DELETE FROM "contact"`) },
  { name: 'a view in the place of a table', sql: () => rewrittenView('deal') },
  {
    name: 'a view in the place of the custom fields',
    sql: () =>
      `DROP TABLE "_customField"; CREATE VIEW "_customField" AS SELECT 'deal' AS "entity", '{}' AS "definition"`,
  },
  {
    name: 'an endless view in the place of a table',
    sql: () =>
      `DROP TABLE "contact"; CREATE VIEW "contact" AS
       WITH RECURSIVE "n"("id") AS (SELECT 1 UNION ALL SELECT "id" + 1 FROM "n") SELECT "id" FROM "n"`,
  },
  {
    name: 'a trigger on a table',
    sql: () => `CREATE TRIGGER "t" AFTER INSERT ON "deal" BEGIN DELETE FROM "contact"; END`,
  },
  {
    name: 'a trigger that the schema calls an index',
    sql: () => inserted('index', 'i', 'CREATE TRIGGER "i" AFTER INSERT ON "deal" BEGIN DELETE FROM "contact"; END'),
  },
  {
    name: 'a view that the schema calls an index',
    sql: () => `DROP TABLE "deal"; ${inserted('index', 'deal', 'CREATE VIEW "deal" AS SELECT 1 AS "id"')}`,
  },
  {
    name: 'a view that the schema calls a table',
    sql: () => `DROP TABLE "deal"; ${inserted('table', 'deal', 'CREATE VIEW "deal" AS SELECT 1 AS "id"')}`,
  },
  {
    name: 'a table under another name',
    sql: () => rewritten(`"name" = 'mailbox'`, 'CREATE TABLE "company" ("id" INTEGER PRIMARY KEY AUTOINCREMENT)'),
  },
  { name: 'a virtual table', sql: () => 'CREATE VIRTUAL TABLE "search" USING fts5("text")' },
  {
    name: 'a virtual table in the place of a table',
    sql: () => 'DROP TABLE "deal"; CREATE VIRTUAL TABLE "deal" USING dbstat',
  },
  {
    name: 'a generated column',
    sql: () =>
      `ALTER TABLE "deal" DROP COLUMN "comments"; ALTER TABLE "deal" ADD COLUMN "comments" AS (hex(zeroblob(400000000)))`,
  },
  {
    name: 'an index on an expression',
    sql: () => `CREATE INDEX "i" ON "deal" (length("title")); CREATE INDEX "j" ON "deal" ("title") WHERE "id" > 1`,
  },
  { name: 'bytes in the place of a text', sql: () => `UPDATE "deal" SET "title" = x'00ff'` },
  { name: 'a text that is no UTF-8', sql: () => `UPDATE "deal" SET "title" = CAST(x'61ff62' AS TEXT)` },
  {
    name: 'a name that is no UTF-8',
    sql: () => `INSERT INTO "_entity" VALUES (CAST(x'61ff' AS TEXT), 'smartProcess')`,
  },
  {
    name: 'a schema that is no UTF-8',
    sql: () =>
      `PRAGMA writable_schema = ON; UPDATE "sqlite_master" SET "name" = CAST(x'61ff' AS TEXT) WHERE "name" = 'mailbox'; PRAGMA writable_schema = OFF`,
  },
  { name: 'no JSON in a list', sql: () => `UPDATE "contact" SET "fm" = '[[['` },
  {
    name: 'JSON of a hundred thousand levels',
    sql: () =>
      `UPDATE "contact" SET "fm" = replace(hex(zeroblob(50000)), '00', '[[') || replace(hex(zeroblob(50000)), '00', ']]')`,
  },
  { name: 'a webhook that is none', sql: () => `UPDATE "_record" SET "value" = '{}' WHERE "kind" = 'webhook'` },
  { name: 'a record of an unknown kind', sql: () => `INSERT INTO "_record" VALUES ('evil', 'a', '1')` },
  { name: 'a custom field that is none', sql: () => `INSERT INTO "_customField" VALUES ('deal', '{"name":"x"}')` },
  {
    name: 'a custom field whose name is SQL',
    sql: () =>
      `INSERT INTO "_customField" VALUES ('deal', '{"type":"string","name":"a\\" TEXT); DROP TABLE \\"deal\\"; --"}')`,
  },
  {
    name: 'an entity whose name is SQL',
    sql: () => `INSERT INTO "_entity" VALUES ('x"; DROP TABLE "deal"; --', 'smartProcess')`,
  },
  {
    name: 'an entity in the place of the records',
    sql: () => `INSERT INTO "_entity" VALUES ('_record', 'smartProcess')`,
  },
  {
    name: 'rows in a table that nobody knows',
    sql: () => `CREATE TABLE "later" ("id"); INSERT INTO "later" VALUES (1)`,
  },
  { name: 'other columns in a table of its own', sql: () => `ALTER TABLE "_counter" ADD COLUMN "evil" TEXT` },
]

const rewrittenView = (table: string): string =>
  `DROP TABLE "${table}"; CREATE VIEW "${table}" AS SELECT 1 AS "id", load_extension('/tmp/none') AS "title"`
