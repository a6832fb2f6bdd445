import type { Cell, Statement } from './database'

/** A new row. */
export function insert(table: string, row: Readonly<Record<string, Cell>>): Statement {
  const names = Object.keys(row)
  const sql = sqlOf(`+${table} ${names}`, () => {
    const marks = names.map(() => '?')
    return `INSERT INTO "${table}" (${names.map(name => `"${name}"`).join(', ')}) VALUES (${marks.join(', ')})`
  })
  return { sql, cells: Object.values(row) }
}

/**
 * New rows of one shape, of which there are many: the text is made once, and the cells are taken by name. First those that
 * rows have in common which are written together.
 */
export function insertInto<const Name extends string>(table: string, names: readonly Name[]) {
  const { sql } = insert(table, Object.fromEntries(names.map(name => [name, null])))
  return (row: Readonly<Record<Name, Cell>>): Statement => ({ sql, cells: names.map(name => row[name]), isNew: true })
}

/** Changes in the row of a key. */
export function set(
  table: string,
  key: Readonly<Record<string, Cell>>,
  change: Readonly<Record<string, Cell>>,
): Statement {
  const names = Object.keys(change)
  const keys = Object.keys(key)
  const sql = sqlOf(`=${table} ${keys} ${names}`, () => {
    const equal = (name: string) => `"${name}" = ?`
    return `UPDATE "${table}" SET ${names.map(equal).join(', ')} WHERE ${keys.map(equal).join(' AND ')}`
  })
  return { sql, cells: [...Object.values(change), ...Object.values(key)] }
}

const texts = new Map<string, string>()

/** One text for each shape of statement: made once, and known to the driver as prepared. */
function sqlOf(shape: string, make: () => string): string {
  const known = texts.get(shape)
  if (known) return known
  const text = make()
  texts.set(shape, text)
  return text
}

export type Cells = Statement['cells']

/** The cells of new rows, by the text that writes one of them. */
export function newRows(statements: readonly Statement[]): ReadonlyMap<string, readonly Cells[]> {
  const shapes = new Map<string, Cells[]>()
  for (const { sql, cells, isNew } of statements) {
    if (!isNew) continue
    const same = shapes.get(sql)
    if (same) same.push(cells)
    else shapes.set(sql, [cells])
  }
  return shapes
}

/** The marks of one row, in their brackets. */
export function marksOf(sql: string): string {
  return sql.slice(sql.lastIndexOf('('))
}
