import type { Database } from './database'
import { insert } from './statement'

/** A secret of this installation, made when it is first asked for; the same for all servers on one database. */
export async function secretOf(database: Database, name: string, make: () => string): Promise<string> {
  const { sql, cells } = insert('Secret', { name, value: make() })
  await database.record([{ sql: `${sql} ON CONFLICT ("name") DO NOTHING`, cells }])
  const [row] = await database.query('SELECT "value" FROM "Secret" WHERE "name" = ?', name)
  return String(row?.value)
}
