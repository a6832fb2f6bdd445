// The physical limit that every figure is held against: the bare work and nothing else. No types, rights, validation
// or screens. A ticket is three rows: itself, its event in the journal, and the answer that a retry would get again.
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import Driver from 'libsql'
import { Server } from 'socket.io'

const database = new Driver(`${process.env.DATA_DIR}/ceiling.db`)
database.exec(`PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;
  CREATE TABLE Ticket (number INTEGER PRIMARY KEY, secret TEXT, service TEXT, at INTEGER);
  CREATE TABLE Journal (seq INTEGER PRIMARY KEY, body TEXT);
  CREATE TABLE Answer (attempt TEXT PRIMARY KEY, body TEXT);`)
const ticket = database.prepare('INSERT INTO Ticket VALUES (?, ?, ?, ?)')
const journal = database.prepare('INSERT INTO Journal VALUES (?, ?)')
const given = database.prepare('INSERT INTO Answer VALUES (?, ?)')

const http = createServer()
const sockets = new Server(http, { serveClient: false, pingInterval: 2_000, pingTimeout: 2_500 })
let line: { service: string; id: string; reply: (answer: object) => void }[] = []
let last = 0
let announced: object = {}
let shown: object = {}

function serveAll(): void {
  const batch = line
  line = []
  const answers: object[] = []
  database.exec('BEGIN IMMEDIATE')
  for (const { service, id } of batch) {
    const event = { type: 'ticket.issued', number: ++last, service, at: Date.now() }
    const secret = randomBytes(16).toString('base64url')
    const answer = { ok: true, seq: last, events: [event], ticket: { number: last, token: secret } }
    ticket.run(last, secret, service, event.at)
    journal.run(last, JSON.stringify(event))
    given.run(id, JSON.stringify(answer))
    answers.push(answer)
  }
  database.exec('COMMIT')
  for (const [place, { reply }] of batch.entries()) reply(answers[place] ?? {})
  sockets.to('screens').emit('view', { seq: last, waiting: last })
}

sockets.on('connection', socket => {
  void socket.join(socket.handshake.auth.screen === 'display' ? 'screens' : 'kiosks')
  socket.emit('view', { seq: last })
  socket.on('command', (name: string, input: { service: string }, id: string, reply: (answer: object) => void) => {
    if (name === 'broadcast') {
      const seq = ++last
      reply({ ok: true, seq })
      sockets.to('screens').emit('announce', announced)
      sockets.to('screens').emit('view', { ...shown, seq })
    } else if (line.push({ service: input.service, id, reply }) === 1) setImmediate(serveAll)
  })
  socket.on('bytes', (call: object, view: object, reply: () => void) => {
    announced = call
    shown = view
    reply()
  })
})
process.on('disconnect', () => process.exit(0))
http.listen(0, '127.0.0.1', () => {
  const address = http.address()
  process.send?.({ url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}` })
})
process.on('message', (said: { stop?: true; usage?: 'now' | 'cleaned' }) => {
  if (!said.usage) process.exit(0)
  if (said.usage === 'cleaned') globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  process.send?.({ usage: { held: heapUsed + external, cpuMs: (user + system) / 1000 } })
})
