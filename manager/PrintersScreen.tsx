'use client'
import { Activity, Keyboard, Ticket } from 'lucide-react'
import { useState } from 'react'
import type { PrintersView } from '../domain/views'
import type { Answer } from '../domain/wire'
import type { BranchId, Language } from '../domain/words'
import { Desk } from '../ui/Desk'
import type { DeskSettings } from '../ui/desk-settings'
import type { Ask } from '../ui/live'
import { type Say, useWords } from '../ui/words'
import { BranchChoice } from './BranchChoice'
import { ManagerDesk } from './ManagerDesk'
import { PrinterForm, type PrinterWish } from './PrinterForm'
import { PrinterRow } from './PrinterRow'
import './printers.css'

/** In what words the page of the printers is drawn, and how it asks. */
export interface PrintersVoice {
  readonly say: Say
  readonly language: Language
  readonly timeZone: string
  /** Null when it was done, else why not, in words. */
  readonly order: (command: string, input: object, done: string) => Promise<string | null>
}

/** What an admin sets up: each printer with how it is now, and a form for another one. */
export function PrintersScreen({
  view,
  now,
  offlineSince,
  settings,
  onSettings,
  onBranch,
  ask,
}: {
  view: PrintersView
  now: number
  offlineSince: number | null
  settings: DeskSettings
  onSettings: (change: Partial<DeskSettings>) => void
  onBranch: (branch: BranchId) => void
  ask: Ask
}) {
  const { municipality } = view
  const language = settings.language ?? municipality.languages[0] ?? 'en'
  const say = useWords('printers', language)
  const sayDesk = useWords('manager', language)
  const sayRefusal = useWords('refusals', language)
  const [done, setDone] = useState('')
  /** The form is another one after a printer was added: empty. */
  const [added, setAdded] = useState(0)
  if (!say.ready || !sayDesk.ready) return <Desk language={language} contrast={settings.contrast} />

  const order: PrintersVoice['order'] = async (command, input, what) => {
    setDone('')
    const answer = await ask(command, input)
    if (!answer.ok) return isWrongAddress(answer) ? say('addressWrong') : sayRefusal(answer.refusal)
    setDone(what)
    return null
  }
  const voice: PrintersVoice = { say, language, timeZone: municipality.timeZone, order }
  const deskVoice = { say: sayDesk, language, languages: municipality.languages, timeZone: municipality.timeZone, now }
  const add = async (wish: Partial<PrinterWish>) => {
    const why = await order('printer:add', wish, say('added', { name: wish.name ?? '' }))
    if (why === null) setAdded(count => count + 1)
    return why
  }
  return (
    <ManagerDesk
      town={view}
      className="printers"
      say={sayDesk}
      language={language}
      settings={settings}
      onSettings={onSettings}
      offlineSince={offlineSince}
      about={<BranchChoice view={view} voice={deskVoice} onBranch={onBranch} />}
      ways={
        <>
          <a className="bt" href={`/manager?branch=${encodeURIComponent(view.branch)}`}>
            <Activity className="ic" />
            {say('back')}
          </a>
          <a className="bt" href={`/manager/ticket?branch=${encodeURIComponent(view.branch)}`}>
            <Ticket className="ic" />
            {say('design')}
          </a>
          <a className="bt" href={`/manager/devices?branch=${encodeURIComponent(view.branch)}`}>
            <Keyboard className="ic" />
            {say('devices')}
          </a>
        </>
      }
    >
      <Sentence view={view} say={say} />
      <p className="done" role="status">
        {done}
      </p>
      <div className="cols">
        <section className="sec">
          <h2 className="h">{say('list')}</h2>
          {view.printers.length === 0 && <p className="nothing">{say('noneDo')}</p>}
          <ul className="printer-list">
            {view.printers.map(printer => (
              <PrinterRow key={printer.id} printer={printer} view={view} voice={voice} />
            ))}
          </ul>
        </section>
        <section className="sec">
          <h2 className="h">{say('add')}</h2>
          <PrinterForm key={added} view={view} voice={voice} saved={null} onSave={add} />
        </section>
      </div>
    </ManagerDesk>
  )
}

/** How many there are, and which of them want somebody. */
function Sentence({ view, say }: { view: PrintersView; say: Say }) {
  const troubled = view.printers.filter(({ status }) => status !== 'ready')
  const names = troubled.map(({ name, status }) =>
    say('trouble', { name: name ?? say('start'), status: say(`status.${status}`) }),
  )
  return (
    <h1 className="say">
      {say('count', { count: view.printers.length })}{' '}
      {troubled.length > 0 ? <em>{names.join('; ')}.</em> : view.printers.length > 0 && say('allWell')}
    </h1>
  )
}

function isWrongAddress(answer: Extract<Answer, { ok: false }>): boolean {
  return answer.refusal === 'input/invalid' && (answer.issues ?? []).some(({ path }) => path === 'address')
}
