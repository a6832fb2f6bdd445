'use client'
import { Accessibility, Check, ChevronRight, Ticket } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { Service } from '../../domain/catalogue'
import { listOf, money } from '../../ui/money'
import { sayQueue } from '../../ui/waits'
import { Frame } from '../Frame'
import { queueOf, useFace, useTownText } from '../face'
import { needsFor, needWords } from '../needs'
import { Page, Pager, usePages } from '../pages'
import { Ahead } from './Ahead'
import { OpensAgain } from './Closed'
import { PrintList } from './PrintList'

/** How long a question may stay unanswered before the person is told why. */
const slowMs = 3_000

/** A service: what to bring, what it costs, how long it takes, and the one button that takes a ticket. */
export function ServicePage({ service, asking }: { service: Service; asking: boolean }) {
  const text = useTownText()
  const { say, visit, language, wide } = useFace()
  // The column of buttons on a landscape panel has no room for one more.
  const isBesideList = wide && !visit.low
  const isCompact = visit.low || (isBesideList && visit.size > 1)
  const list = <PrintList key={`${service.code} ${language}`} service={service} compact={isCompact} />
  const pages = usePages(service.documents.length, service.code)
  return (
    <Frame
      name="svc"
      read={
        <>
          <h1 tabIndex={-1}>{text(service.name)}</h1>
          <Facts service={service} />
          <div className="docs">
            <div className="docs-head">
              <h2>{say(service.documents.length ? 'documents' : 'documents.none')}</h2>
              {isBesideList && list}
            </div>
            <Page pages={pages} className="doclist">
              {service.documents.map(document => (
                <Document key={text(document)} text={text(document)} />
              ))}
            </Page>
            {!visit.low && <Pager pages={pages} />}
          </div>
        </>
      }
      touch={
        <>
          {visit.low && <Pager pages={pages} />}
          <Take service={service} asking={asking} beside={visit.low ? list : null} />
          {!isBesideList && !visit.low && list}
        </>
      }
    />
  )
}

function Facts({ service }: { service: Service }) {
  const { say, view, language } = useFace()
  const text = useTownText()
  const { amount, note } = service.fee
  const atOnce = service.deadlineDays === 0
  const minutes = service.expectedMinutes
  return (
    <dl className="facts">
      <div>
        <dt>{say('fee')}</dt>
        <dd>
          {amount > 0 ? money(amount, view.municipality.currency, language) : say('fee.free')}
          {note && <small>{text(note)}</small>}
        </dd>
      </div>
      <div>
        <dt>{say('deadline')}</dt>
        <dd>
          {atOnce ? say('deadline.atOnce') : say('deadline.days', { days: service.deadlineDays })}
          <small>
            {atOnce && service.deliveredAtOnce
              ? say('deadline.oneVisit', { minutes })
              : say('deadline.atCounter', { minutes })}
          </small>
        </dd>
      </div>
    </dl>
  )
}

/** A document; what stands in brackets is an explanation. */
function Document({ text }: { text: string }): ReactNode {
  const [, name = text, note] = /^(.*?)\s*(\([^)]*\))?$/.exec(text) ?? []
  return (
    <div>
      {name} {note && <span>{note}</span>}
    </div>
  )
}

/** `beside`: what stands in one row with the button, where everything is low and room is short. */
function Take({ service, asking, beside }: { service: Service; asking: boolean; beside: ReactNode }) {
  const face = useFace()
  const { say, take, view } = face
  const slow = useSlow(asking)
  const text = useTownText()
  const closed = view.closedServices.find(one => one.code === service.code)
  if (face.offlineSince !== null && !asking) return <NotNow text={say('take.offline')} />
  if (!view.opening.open && !asking) return <NotNow text={<OpensAgain />} />
  if (closed) return <NotNow title={say('take.closedToday')} text={text(closed.reason)} />
  return (
    <>
      <WaitNow service={service} />
      <PriorityButton service={service} />
      <div className="take-row">
        <button type="button" className="kb kb--primary" disabled={asking} onClick={() => take(service.code)}>
          {!asking && <Ticket className="ic" />}
          <span>{say(asking ? 'asking' : 'take')}</span>
        </button>
        {beside}
      </div>
      <p className="slow" role="status">
        {asking && (slow ? say('asking.slow') : <span className="sr">{say('asking')}</span>)}
      </p>
    </>
  )
}

function NotNow({ title, text }: { title?: string; text: ReactNode }) {
  const { say } = useFace()
  return (
    <div className="waitnow notnow" role="status">
      <b>{title ?? say('take.notNow')}</b>
      <p>{text}</p>
    </div>
  )
}

/** Above the button: how long, how many, where. */
function WaitNow({ service }: { service: Service }) {
  const { say, view, language, wide } = useFace()
  const queue = queueOf(view, service.queue)
  if (!queue) return null
  const { counters, waiting } = queue
  return (
    <div className="waitnow">
      <div className="top">
        <div>
          <p className="lbl">{say('wait.now')}</p>
          <p className="val">{sayQueue(say, queue)}</p>
        </div>
        <p className="r lbl">
          <b>{say('ahead', { count: waiting })}</b>
          <br />
          {counters.length > 0
            ? say('counters', { count: counters.length, list: listOf(counters, language) })
            : say('wait.nobodyServes')}
        </p>
      </div>
      {counters.length > 0 && waiting <= 12 && (
        <Ahead people={waiting} counter={counters[0] ?? null} width={wide ? 480 : 892} height={wide ? 44 : 52} />
      )}
    </div>
  )
}

/** What is claimed, to be granted by a clerk (rule K5), and what the counter must offer (rule O5). */
function PriorityButton({ service }: { service: Service }) {
  const { say, catalogue, visit, act } = useFace()
  const text = useTownText()
  const offered = needsFor(catalogue, service)
  const priority = catalogue.priorities.find(one => one.code === visit.priority)
  const chosen = [
    ...(priority ? [text(priority.name)] : []),
    ...visit.needs.filter(need => offered.includes(need)).map(need => needWords(need, say)),
  ]
  const claims = catalogue.priorities.some(one => one.code !== 'appointment')
  if (!claims && offered.length === 0) return null
  const tongues = offered.some(need => need !== 'accessible')
  const words = tongues ? 'claimOrNeed' : offered.length > 0 ? 'claimOrAccess' : 'claim'
  return (
    <button
      type="button"
      className="kb claim"
      aria-haspopup="dialog"
      data-chosen={chosen.length > 0}
      onClick={() => act({ do: 'open', sheet: 'priorities' })}
    >
      {chosen.length > 0 ? <Check className="ic ck" /> : <Accessibility className="ic" />}
      <span>
        {say(`priority.${words}`)}
        {chosen.length > 0 && <b>{chosen.join(', ')}</b>}
      </span>
      <ChevronRight className="ic end" />
    </button>
  )
}

function useSlow(asking: boolean): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    setSlow(false)
    if (!asking) return
    const timer = setTimeout(() => setSlow(true), slowMs)
    return () => clearTimeout(timer)
  }, [asking])
  return slow
}
