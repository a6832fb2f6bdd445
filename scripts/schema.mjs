// npm run schema -- NAME: derives prisma/postgresql/schema.prisma from prisma/schema.prisma and writes the SQL that
// leads from the last migration's schema to this one, for both databases. Needs no database and no downloaded engine.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { bindMigrationAwareSqlAdapterFactory, mockMigrationAwareAdapterFactory } from '@prisma/driver-adapter-utils'

const name = process.argv[2]
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Give the migration a name of small letters, digits and _: npm run schema -- add_requests')
  process.exit(2)
}

const schema = readFileSync('prisma/schema.prisma', 'utf8')
const derived = schema
  .replace('provider = "sqlite"', 'provider = "postgresql"')
  .replace('store/prisma/sqlite"', 'store/prisma/postgresql"')
  .replace('"../server', '"../../server')
  .replace(/^\/\/[^\n]*\n(\/\/[^\n]*\n)*/, '// Derived from ../schema.prisma by `npm run schema`. Do not edit.\n')

const engine = await schemaEngine()
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
for (const [provider, folder, text] of [
  ['sqlite', 'prisma/migrations', schema],
  ['postgresql', 'prisma/postgresql/migrations', derived],
]) {
  const last = path.join(folder, 'last.prisma')
  const sql = await difference(provider, existsSync(last) ? readFileSync(last, 'utf8') : null, text)
  if (!sql.trim() || sql.includes('-- This is an empty migration.')) {
    console.log(`${provider}: nothing to change`)
    continue
  }
  mkdirSync(path.join(folder, `${stamp}_${name}`), { recursive: true })
  writeFileSync(path.join(folder, `${stamp}_${name}`, 'migration.sql'), sql)
  writeFileSync(path.join(folder, 'migration_lock.toml'), `provider = "${provider}"\n`)
  writeFileSync(last, text)
  console.log(`${provider}: ${folder}/${stamp}_${name}/migration.sql`)
}
mkdirSync('prisma/postgresql', { recursive: true })
writeFileSync('prisma/postgresql/schema.prisma', derived)

async function schemaEngine() {
  const folder = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const glue = await import(pathToFileURL(path.join(folder, 'schema_engine_bg.js')).href)
  const wasm = readFileSync(path.join(folder, 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return glue.SchemaEngine
}

async function difference(provider, from, to) {
  const datamodel = content => ({ tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] })
  const adapter = provider === 'sqlite' ? mockMigrationAwareAdapterFactory('sqlite') : versionOnly()
  const opened = await engine.new({ datamodels: undefined }, () => {}, bindMigrationAwareSqlAdapterFactory(adapter))
  const answer = await opened.diff({
    from: from === null ? { tag: 'empty' } : datamodel(from),
    to: datamodel(to),
    script: true,
    shadowDatabaseUrl: null,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  })
  return answer.stdout ?? ''
}

/** The engine asks a PostgreSQL server for nothing but its version. */
function versionOnly() {
  const columns = { columnNames: ['exists', 'version', 'numeric_version'], columnTypes: [5, 7, 0] }
  const connection = {
    provider: 'postgres',
    adapterName: 'version-only',
    queryRaw: async () => ({ ...columns, rows: [[true, 'PostgreSQL 15.0', 150000]] }),
    executeRaw: async () => 0,
    executeScript: async () => {},
    startTransaction: async () => {
      throw new Error('The schema engine wants a transaction, and there is no database here.')
    },
    dispose: async () => {},
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
  }
  const connect = async () => connection
  return { provider: 'postgres', adapterName: 'version-only', connect, connectToShadowDb: connect }
}
