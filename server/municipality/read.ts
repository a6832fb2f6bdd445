import { isMap, isSeq, LineCounter, type ParsedNode, parseDocument } from 'yaml'
import { type MunicipalityFile, municipalityFile } from './file'
import { meaningFaults } from './meaning'

/** What is wrong in a file, and where: said so that the one who wrote it can mend it. */
export interface Fault {
  /** From 1. */
  readonly line: number
  /** `services[3].queue` */
  readonly path: string
  readonly found: string
  readonly expected: string
}

export type Path = readonly (string | number)[]

/** A fault before its line is known. */
export interface PathFault {
  readonly path: Path
  readonly expected: string
}

export type Read =
  | { readonly ok: true; readonly file: MunicipalityFile }
  | { readonly ok: false; readonly faults: readonly Fault[] }

const largestFile = 5_000_000
const mostAliases = 50

/** Reads a municipality's YAML. Every fault at once, in the order of the file. */
export function readMunicipality(yaml: string): Read {
  if (yaml.length > largestFile)
    return broken([{ line: 1, path: '', found: `${yaml.length} characters`, expected: `at most ${largestFile}` }])
  const counter = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false, uniqueKeys: true })
  if (document.errors.length > 0) {
    return broken(
      document.errors.map(error => ({
        line: counter.linePos(error.pos[0]).line,
        path: '',
        found: lineAt(yaml, counter.linePos(error.pos[0]).line),
        expected: `valid YAML: ${error.message}`,
      })),
    )
  }
  const content = contentOf(document)
  if (content instanceof ReferenceError)
    return broken([{ line: 1, path: '', found: content.message, expected: `at most ${mostAliases} aliases` }])
  const parsed = municipalityFile.safeParse(content)
  const faults: readonly PathFault[] = parsed.success
    ? meaningFaults(parsed.data)
    : parsed.error.issues.flatMap(issue =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map(key => ({ path: [...pathOf(issue.path), key], expected: 'no such key' }))
          : [{ path: pathOf(issue.path), expected: issue.message.replace(/^Invalid input: /, '') }],
      )
  if (parsed.success && faults.length === 0) return { ok: true, file: parsed.data }
  return broken(
    faults.map(({ path, expected }) => {
      const start = nodeAt(document.contents, path)?.range?.[0] ?? 0
      return { line: counter.linePos(start).line, path: spelled(path), found: shown(content, path), expected }
    }),
  )
}

/** The plain value, or the reader's complaint about aliases that lead nowhere or multiply without end. */
function contentOf(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: mostAliases })
  } catch (fault) {
    if (fault instanceof ReferenceError) return fault
    throw fault
  }
}

function broken(faults: readonly Fault[]): Read {
  return { ok: false, faults: [...faults].sort((a, b) => a.line - b.line) }
}

function pathOf(path: readonly PropertyKey[]): Path {
  return path.map(part => (typeof part === 'number' ? part : String(part)))
}

/** The node at a path, or its nearest parent when the file does not go so far. */
function nodeAt(root: ParsedNode | null, path: Path): ParsedNode | null {
  let node = root
  for (const part of path) {
    const next = isMap(node) || isSeq(node) ? (node.get(part, true) as ParsedNode | undefined) : undefined
    if (!next) return node
    node = next
  }
  return node
}

function spelled(path: Path): string {
  return path.reduce<string>(
    (so, part) => (typeof part === 'number' ? `${so}[${part}]` : so ? `${so}.${part}` : part),
    '',
  )
}

function shown(content: unknown, path: Path): string {
  const value = path.reduce<unknown>(
    (at, part) => (at as Record<string | number, unknown> | undefined)?.[part],
    content,
  )
  if (value === undefined) return 'nothing'
  const json = JSON.stringify(value)
  return json.length > 80 ? `${json.slice(0, 77)}…` : json
}

function lineAt(yaml: string, line: number): string {
  return (yaml.split('\n')[line - 1] ?? '').trim().slice(0, 80)
}
