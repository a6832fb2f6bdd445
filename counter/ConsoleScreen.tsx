'use client'
import { Coffee, LogOut } from 'lucide-react'
import type { Catalogue } from '../domain/catalogue'
import type { ConsoleView } from '../domain/views'
import type { Answer, Print } from '../domain/wire'
import { type TicketId, textIn, type UserId } from '../domain/words'
import { clockTime } from '../ui/calendar'
import { Desk, DeskTop } from '../ui/Desk'
import { DeskMenu } from '../ui/DeskMenu'
import type { DeskSettings } from '../ui/desk-settings'
import { OfflineBanner } from '../ui/OfflineBanner'
import { PapersUnsure } from '../ui/PapersUnsure'
import { type Say, useWords } from '../ui/words'
import { Actions } from './Actions'
import { Asked } from './Asked'
import { AwayList } from './AwayList'
import { Break } from './Break'
import { ClosedCounter } from './ClosedCounter'
import { Current } from './Current'
import type { Draft } from './draft'
import { MyDay } from './MyDay'
import { type Around, hindrance, type Order } from './moves'
import { NobodyHere } from './NobodyHere'
import { PrinterChip } from './PrinterChip'
import { StillThere } from './StillThere'
import type { Speech } from './speech'
import type { Making } from './use-moves'
import { WaitingList } from './WaitingList'
import { type Asking, grantWish, type May, type Wish } from './wish'
import './counter.css'
import './delivered.css'
import './counter-parts.css'
import './question.css'
import './options.css'
import './receipt.css'
import './waiting.css'

/** What every part of the console is given. */
export type Parts = Shows &
  Does & {
    readonly say: Say
    readonly sayRefusal: Say
    readonly speech: Speech
    readonly around: Around
    readonly wish: (wish: Wish) => void
  }

/** Everything that the console shows; what it does comes back through `make`. */
export interface Shows {
  readonly view: ConsoleView
  readonly now: number
  readonly offlineSince: number | null
  readonly settings: DeskSettings
  readonly draft: Draft | null
  readonly making: Omit<Making, 'make'>
  /** What the clerk is being asked. */
  readonly asking: Asking | null
  /** What may be delivered and where people may be sent; null until it has come. */
  readonly catalogue: Catalogue | null
  readonly may: May
  /** What became of the paper that was asked for here last. */
  readonly print: Print | null
  readonly me: { readonly id: UserId; readonly name: string } | null
  /** Seconds until this clerk is logged out, when nobody has been there for long (rule A3). */
  readonly leavingIn: number | null
}

export interface Does {
  readonly make: (order: Order) => void
  /** Prints a receipt for what was handed in. */
  readonly onReceipt: (wish: { documents: readonly number[]; reference: string }) => Promise<Answer>
  /** Prints a ticket again, as a copy. */
  readonly onCopy: (ticket: TicketId) => Promise<Answer>
  readonly onDraft: (draft: Draft) => void
  readonly onSettings: (change: Partial<DeskSettings>) => void
  readonly onLeave: () => void
  readonly onAsking: (asking: Asking | null) => void
}

export function ConsoleScreen(props: Shows & Does) {
  const { view, now, offlineSince, settings, making, me, make, onSettings, onAsking } = props
  const { municipality, counter } = view
  const language = settings.language ?? municipality.languages[0] ?? 'en'
  const say = useWords('counter', language)
  const sayRefusal = useWords('refusals', language)
  const sayWhy = useWords('why', language)
  if (!say.ready || !sayWhy.ready) return <Desk language={language} contrast={settings.contrast} className="console" />

  const around = { now, offline: offlineSince !== null, asking: making.asking !== null }
  const speech = { say, sayWhy, language, languages: municipality.languages, timeZone: municipality.timeZone }
  const isMine = !me || !counter.clerk || counter.clerk.id === me.id
  const wish = (wanted: Wish) => grantWish(wanted, view, { around, make, onAsking })
  const parts = { ...props, say, sayRefusal, speech, around, wish }
  const onTicket = (ticket: TicketId) => onAsking({ is: 'ticket', ticket })
  return (
    <Desk language={language} accent={municipality.accent} contrast={settings.contrast} className="console">
      <DeskTop
        municipality={municipality}
        branchName={view.branchName}
        language={language}
        demonstration={view.demonstration ? say('demonstration') : null}
        right={
          <>
            <PrinterChip printer={view.printer} name={view.printerName} say={say} />
            <span className="sub">{(counter.clerk ?? me)?.name}</span>
            {counter.state === 'open' && (
              <button
                type="button"
                className="bt"
                aria-keyshortcuts={settings.keys ? 'F8' : undefined}
                aria-disabled={hindrance('pause', view, around) !== null}
                onClick={() => wish('pause')}
              >
                <Coffee className="ic" />
                {say('pause')}
                {settings.keys && <kbd>F8</kbd>}
              </button>
            )}
            {counter.state !== 'closed' && (
              <button
                type="button"
                className="bt"
                aria-disabled={hindrance('close', view, around) !== null}
                onClick={() => wish('close')}
              >
                <LogOut className="ic" />
                {say('closeCounter')}
              </button>
            )}
            <DeskMenu
              say={say}
              language={language}
              languages={municipality.languages}
              settings={settings}
              onChange={onSettings}
              withKeys
            />
            <time className="clk">{clockTime(now, municipality.timeZone)}</time>
          </>
        }
      >
        <span className="sub">{say('counter')}</span>
        <span className={`plate ${counter.state === 'open' ? '' : 'plate--open'}`}>{counter.number}</span>
        <span
          className={`chip ${counter.state === 'open' ? 'chip--good' : counter.state === 'paused' ? 'chip--late' : ''}`}
        >
          {counter.state === 'open' ? <span className="dot" /> : <Coffee className="ic" />}
          {say(`state.${counter.state}`)}
        </span>
      </DeskTop>
      <main className="console-main">
        <section className="now" aria-label={say('atCounter')}>
          {offlineSince !== null && <OfflineBanner since={offlineSince} timeZone={municipality.timeZone} say={say} />}
          {!isMine && counter.clerk && <p className="banner">{say('somebodyElse', { name: counter.clerk.name })}</p>}
          <PapersUnsure
            papers={view.papers}
            printers={view.printers}
            counter={counter.number}
            language={language}
            onCopy={props.onCopy}
          />
          {counter.state === 'closed' && <ClosedCounter {...parts} />}
          {counter.state === 'paused' && !view.current && <Break {...parts} />}
          {counter.state !== 'closed' && view.current && <Current {...parts} current={view.current} />}
          {counter.state === 'open' && !view.current && <NobodyHere {...parts} />}
          <Actions {...parts} />
        </section>
        <aside className="side">
          <WaitingList view={view} now={now} speech={speech} withKeys={settings.keys} onTicket={onTicket} />
          <AwayList view={view} speech={speech} withKeys={settings.keys} onTicket={onTicket} />
          <MyDay view={view} now={now} speech={speech} />
        </aside>
      </main>
      <Asked {...parts} />
      {props.leavingIn !== null && <StillThere seconds={props.leavingIn} say={say} />}
      <p className="sr" aria-live="polite">
        {view.waiting[0] ? say('nextIs', { number: view.waiting[0].number }) : say('nobodyWaits')}
        {view.current && ` ${textIn(view.current.service.name, language, municipality.languages)}`}
      </p>
    </Desk>
  )
}
