import { z } from 'zod'
import { refusals } from '../../domain/refusal'
import { commands } from '../commands/all'
import { type Route, send, sendJson } from './exchange'

/** OpenAPI 3.1 of the contract, made from the very schemas that check the inputs. */
export function describeApi(): object {
  const answer = (description: string) => ({ description, content: { 'application/json': { schema: {} } } })
  const refusal = {
    description: 'The centre says no.',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Refused' } } },
  }
  const branch = parameter('branch', 'path', 'For example pokrov-main')
  const paths: Record<string, object> = {
    '/api/v1/login': {
      post: {
        summary: 'Logs a member of staff in: a session as a cookie and as a bearer token.',
        requestBody: json({
          type: 'object',
          required: ['name', 'password'],
          properties: { name: { type: 'string' }, password: { type: 'string' } },
        }),
        responses: { 200: answer('{token, person}'), 401: refusal, 429: refusal },
      },
    },
    '/api/v1/stay': {
      post: {
        summary: 'Says that a member of staff is still there. A clerk’s session ends after 15 minutes without a word.',
        responses: { 200: answer('{}'), 401: refusal },
      },
    },
    '/api/v1/branches/{branch}/views/{screen}': {
      get: {
        summary: 'The view that a screen gets, whole.',
        parameters: [
          branch,
          parameter('screen', 'path', 'kiosk, display, console or live'),
          parameter('counter', 'query', 'for console: its number'),
          parameter('zone', 'query', 'for display: its zone'),
        ],
        responses: { 200: answer('The view'), 401: refusal, 403: refusal, 404: refusal },
      },
    },
    '/api/v1/branches/{branch}/catalogue': {
      get: { summary: 'What the branch offers.', parameters: [branch], responses: { 200: answer('The catalogue') } },
    },
    '/api/v1/branches/{branch}/journal': {
      get: {
        summary: 'Events in order.',
        parameters: [
          branch,
          parameter('after', 'query', 'the last seq known'),
          parameter('limit', 'query', '1 to 1000'),
        ],
        responses: { 200: answer('{branch, events}'), 401: refusal, 403: refusal },
      },
    },
    '/api/v1/branches/{branch}/peripherals': {
      get: {
        summary: 'The agents of a branch, and the scanners, keypads and lamps on their computers and on the server.',
        parameters: [branch],
        responses: { 200: answer('{branch, agents, peripherals}'), 401: refusal, 403: refusal, 404: refusal },
      },
    },
    '/api/v1/tickets/{token}': {
      get: {
        summary: 'What the holder of a ticket follows.',
        parameters: [parameter('token', 'path', 'as the QR code says it')],
        responses: { 200: answer('The phone view'), 404: refusal },
      },
    },
    '/api/v1/reports/waits': {
      get: {
        summary: 'How long people waited, walked and were served, with the definitions of the figures.',
        parameters: reportParameters('queue, day or hour'),
        responses: { 200: answer('The report'), 400: refusal, 401: refusal, 403: refusal },
      },
    },
    '/api/v1/reports/estimates': {
      get: {
        summary:
          'How true the waits were that people were told with their tickets, with the definitions of the figures.',
        parameters: reportParameters('queue or day'),
        responses: { 200: answer('The report'), 400: refusal, 401: refusal, 403: refusal },
      },
    },
    '/api/v1/reports/ratings': {
      get: {
        summary: 'How people said their visits were, with the definitions of the figures.',
        parameters: reportParameters('queue or month'),
        responses: { 200: answer('The report'), 400: refusal, 401: refusal, 403: refusal },
      },
    },
  }
  for (const [name, command] of commands) {
    paths[`/api/v1/branches/{branch}/${name.replace(':', '/')}`] = {
      post: {
        summary: command.about,
        description: `May be given by: ${command.by.join(', ')}.`,
        parameters: [
          branch,
          parameter('Idempotency-Key', 'header', 'the same key is answered once and for all, for 24 h'),
        ],
        requestBody: json(z.toJSONSchema(command.input, { io: 'input', unrepresentable: 'any' })),
        responses: {
          200: answer('{seq, events: [{type, …}]}'),
          400: refusal,
          401: refusal,
          403: refusal,
          404: refusal,
          409: refusal,
          503: refusal,
        },
      },
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Redica', version: '1', description: 'Commands and views of a service centre.' },
    paths,
    components: {
      schemas: {
        Refused: {
          type: 'object',
          required: ['ok', 'refusal'],
          properties: { ok: { const: false }, refusal: { enum: refusals }, until: { type: 'number' } },
        },
      },
      securitySchemes: { session: { type: 'http', scheme: 'bearer' } },
    },
  }
}

function parameter(name: string, place: 'path' | 'query' | 'header', description: string) {
  return { name, in: place, required: place === 'path', description, schema: { type: 'string' } }
}

/** Every report is asked in the same way. */
function reportParameters(by: string) {
  return [
    parameter('branch', 'query', 'For example pokrov-main'),
    parameter('from', 'query', 'the first business day'),
    parameter('to', 'query', 'the day after the last'),
    parameter('by', 'query', by),
    parameter('format', 'query', 'json or csv'),
  ]
}

function json(schema: object) {
  return { content: { 'application/json': { schema } } }
}

export function openapiRoutes(): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/openapi.json',
      answer: exchange => sendJson(exchange, 200, JSON.stringify(describeApi())),
    },
    {
      method: 'GET',
      path: '/api/v1/docs',
      answer: exchange => send(exchange, { status: 200, type: 'text/html; charset=utf-8', body: docsPage() }),
    },
  ]
}

/** A page to read the description and to try it, from this server alone. */
function docsPage(): string {
  const rows = [...commands.values()].map(({ name, about, by }) => {
    const path = name.replace(':', '/')
    return `<tr><td><code>POST …/${path}</code></td><td>${about}</td><td>${by.join(', ')}</td></tr>`
  })
  const options = [...commands.keys()].map(name => `<option>${name}</option>`)
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Redica: the contract</title>
<style>body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#14191f;background:#edeff1}
table{border-collapse:collapse;width:100%}td{border-top:1px solid #d3d8dd;padding:.4rem .6rem .4rem 0;vertical-align:top}
textarea,input,select,button{font:inherit;padding:.4rem;width:100%;box-sizing:border-box;margin:.2rem 0}pre{white-space:pre-wrap}</style>
<h1>The contract</h1><p>The whole description: <a href="/api/v1/openapi.json">openapi.json</a>. Commands go to
<code>/api/v1/branches/{branch}/{noun}/{verb}</code> with an <code>Idempotency-Key</code>.</p>
<table>${rows.join('')}</table><h2>Try it</h2><form id="f"><label>Branch<input name="branch" value="pokrov-main"></label>
<label>Command<select name="command">${options.join('')}</select></label>
<label>Input (JSON)<textarea name="input" rows="4">{"service": "01-01"}</textarea></label>
<label>Idempotency-Key<input name="key" value="try-1"></label><button>Send</button></form><pre id="a" aria-live="polite"></pre>
<script>document.getElementById('f').addEventListener('submit',async e=>{e.preventDefault();const d=new FormData(e.target);
const r=await fetch('/api/v1/branches/'+encodeURIComponent(d.get('branch'))+'/'+d.get('command').replace(':','/'),{method:'POST',
headers:{'Content-Type':'application/json','Idempotency-Key':d.get('key')},body:d.get('input')});
document.getElementById('a').textContent=r.status+' '+await r.text()})</script></html>`
}
