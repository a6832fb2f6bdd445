/** What CUPS is asked for (RFC 8011, section 5.4.15). */
export const operations = {
  printJob: 0x0002,
  cancelJob: 0x0008,
  getJobAttributes: 0x0009,
  getPrinterAttributes: 0x000b,
} as const

/** Tags of values that we send or read. */
const tags = {
  operationAttributes: 0x01,
  end: 0x03,
  integer: 0x21,
  boolean: 0x22,
  enumerated: 0x23,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  language: 0x48,
  mimeType: 0x49,
} as const
export type IppTag = keyof typeof tags

/** An attribute as it is sent; several values of one name stand one after the other. */
export interface IppAttribute {
  readonly tag: IppTag
  readonly name: string
  readonly values: readonly (string | number)[]
}

export interface IppAnswer {
  /** Below 0x0100 it was done. */
  readonly status: number
  readonly attributes: ReadonlyMap<string, readonly (string | number | boolean)[]>
}

/** A request in IPP 1.1, all that is needed of it; `document` is what follows it. */
export function ippRequest(operation: number, attributes: readonly IppAttribute[], document?: Uint8Array): Buffer {
  const head = Buffer.alloc(9)
  head.writeUInt16BE(0x0101, 0)
  head.writeUInt16BE(operation, 2)
  head.writeInt32BE(1, 4)
  head[8] = tags.operationAttributes
  const first: readonly IppAttribute[] = [
    { tag: 'charset', name: 'attributes-charset', values: ['utf-8'] },
    { tag: 'language', name: 'attributes-natural-language', values: ['en'] },
  ]
  const end = Buffer.of(tags.end)
  return Buffer.concat([head, ...[...first, ...attributes].map(written), end, document ?? Buffer.alloc(0)])
}

function written({ tag, name, values }: IppAttribute): Buffer {
  return Buffer.concat(
    values.map((value, place) => {
      const body = typeof value === 'number' ? int32(value) : Buffer.from(value, 'utf8')
      // A further value of the same attribute has no name.
      const named = Buffer.from(place === 0 ? name : '', 'utf8')
      return Buffer.concat([Buffer.of(tags[tag]), sized(named), sized(body)])
    }),
  )
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

function sized(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return Buffer.concat([length, bytes])
}

/** What the server said. Throws when it is not IPP: bytes from outside. */
export function ippAnswer(bytes: Buffer): IppAnswer {
  if (bytes.length < 9) throw new Error('an answer that is not IPP')
  const attributes = new Map<string, (string | number | boolean)[]>()
  let at = 8
  let name = ''
  for (let tag = bytes[at]; tag !== undefined && tag !== tags.end; tag = bytes[at]) {
    at++
    // Below 0x10 a group of attributes begins.
    if (tag < 0x10) continue
    const named = taken(bytes, at)
    const body = taken(bytes, at + 2 + named.length)
    at += 4 + named.length + body.length
    if (named.length > 0) name = named.toString('utf8')
    const values = attributes.get(name) ?? []
    values.push(readValue(tag, body))
    attributes.set(name, values)
  }
  return { status: bytes.readUInt16BE(2), attributes }
}

function taken(bytes: Buffer, at: number): Buffer {
  const end = at + 2 + bytes.readUInt16BE(at)
  if (end > bytes.length) throw new Error('an answer that breaks off')
  return bytes.subarray(at + 2, end)
}

function readValue(tag: number, body: Buffer): string | number | boolean {
  if ((tag === tags.integer || tag === tags.enumerated) && body.length === 4) return body.readInt32BE()
  if (tag === tags.boolean) return body[0] === 1
  return body.toString('utf8')
}
