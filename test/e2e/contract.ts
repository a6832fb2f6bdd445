import { adminPassword, type Installation } from './installation'

export interface Journalled {
  readonly type: string
  readonly [fact: string]: unknown
}

/** What stories need besides the screens: the outside contract of one branch, as an integrator would use it. */
export interface Contract {
  readonly branch: string
  readonly adminToken: string
  /** Throws when the answer is anything but 200. */
  command(name: string, input: object, token?: string): Promise<Record<string, unknown>>
  /** Makes a person who logs in with the stories' password, and the token of a session of theirs. */
  addPerson(name: string, role: 'clerk' | 'manager'): Promise<string>
  /** Takes a ticket as a kiosk on this machine. Its number. */
  take(service: string, input?: object): Promise<string>
  /** What the journal keeps of one kind, the oldest first. */
  journal(type: string): Promise<readonly Journalled[]>
}

export async function contractOf({ url }: Pick<Installation, 'url'>, branch = 'pokrov-main'): Promise<Contract> {
  const post = async (at: string, body: object, token?: string): Promise<Record<string, unknown>> => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
    const response = await fetch(`${url}/api/v1${at}`, { method: 'POST', headers, body: JSON.stringify(body) })
    const answer = (await response.json()) as Record<string, unknown>
    if (response.status !== 200) throw new Error(`${at} was answered with ${JSON.stringify(answer)}`)
    return answer
  }
  const login = async (name: string) => String((await post('/login', { name, password: adminPassword })).token)
  const adminToken = await login('admin')
  const command: Contract['command'] = (name, input, token) =>
    post(`/branches/${branch}/${name.replace(':', '/')}`, input, token)
  return {
    branch,
    adminToken,
    command,
    addPerson: async (name, role) => {
      await command('person:add', { name, password: adminPassword, role }, adminToken)
      return login(name)
    },
    take: async (service, input = {}) => {
      const { ticket } = (await command('ticket:take', { service, ...input })) as { ticket: { number: string } }
      return ticket.number
    },
    journal: async type => {
      const headers = { authorization: `Bearer ${adminToken}` }
      const response = await fetch(`${url}/api/v1/branches/${branch}/journal?limit=1000`, { headers })
      const { events } = (await response.json()) as { events: readonly Journalled[] }
      return events.filter(event => event.type === type)
    },
  }
}
