import type { Catalogue } from '../../domain/catalogue'
import type { HallEvent } from '../../domain/event'
import type { Answer } from '../../domain/wire'

export type Recorded = HallEvent & { readonly seq: number; readonly actor: string }

export interface Answered {
  readonly status: number
  /** As it came over the wire. */
  readonly text: string
  readonly answer: Answer
}

export type Contract = ReturnType<typeof reach>

/** A running server, reached as any other program reaches it: over HTTP, on this machine only. */
export function reach(url: string, branch: string) {
  const { hostname } = new URL(url)
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
    throw new Error(`${url} is not on this machine: the proving ground sends its load to this machine only.`)

  async function post(at: string, input: object, headers: Readonly<Record<string, string>>) {
    const response = await fetch(url + at, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(input),
    })
    return { status: response.status, text: await response.text() }
  }

  async function login(name: string, password: string): Promise<string> {
    const { status, text } = await post('/api/v1/login', { name, password }, {})
    if (status !== 200) throw new Error(`${name} cannot log in: ${status} ${text}`)
    return (JSON.parse(text) as { token: string }).token
  }

  /** Gives a command; without a token as the kiosk that stands on this machine. */
  async function ask(name: string, input: object, { id, token }: { id: string; token?: string }): Promise<Answered> {
    const headers = { 'idempotency-key': id, ...(token ? { authorization: `Bearer ${token}` } : {}) }
    const { status, text } = await post(`/api/v1/branches/${branch}/${name.replace(':', '/')}`, input, headers)
    return { status, text, answer: JSON.parse(text) as Answer }
  }

  async function get<T>(at: string, token?: string): Promise<T> {
    const response = await fetch(url + at, { headers: token ? { authorization: `Bearer ${token}` } : {} })
    if (response.status !== 200) throw new Error(`${at} answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as T
  }

  /** Every event of the branch, in order. */
  async function journal(token: string): Promise<readonly Recorded[]> {
    const events: Recorded[] = []
    for (;;) {
      const after = events.at(-1)?.seq ?? 0
      const path = `/api/v1/branches/${branch}/journal?after=${after}&limit=1000`
      const page = await get<{ events: readonly Recorded[] }>(path, token)
      if (page.events.length === 0) return events
      events.push(...page.events)
    }
  }

  const catalogue = (token?: string) => get<Catalogue>(`/api/v1/branches/${branch}/catalogue`, token)
  return { url, branch, login, ask, get, journal, catalogue }
}
