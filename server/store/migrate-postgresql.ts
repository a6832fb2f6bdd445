import pg from 'pg'
import { type Applied, folders, migrationsIn, notYet, table } from './migrate'

/** Brings a PostgreSQL schema up to date; several servers that start at once take turns. */
export async function migratePostgresql(
  url: string,
  migrations = migrationsIn(folders.postgresql),
): Promise<readonly string[]> {
  const schema = new URL(url).searchParams.get('schema') ?? 'public'
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock(7273)')
    await client.query('BEGIN')
    await client.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`)
    await client.query(`SET LOCAL search_path TO "${schema}"`)
    await client.query(table.replaceAll('{instant}', 'TIMESTAMPTZ'))
    const { rows } = await client.query<Applied>('SELECT migration_name, checksum FROM "_prisma_migrations"')
    const missing = notYet(rows, migrations)
    for (const { name, sql, checksum } of missing) {
      await client.query(sql)
      await client.query(
        `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
         VALUES ($1, $2, $3, CURRENT_TIMESTAMP, 1)`,
        [checksum.slice(0, 36), checksum, name],
      )
    }
    await client.query('COMMIT')
    return missing.map(({ name }) => name)
  } finally {
    await client.end()
  }
}
