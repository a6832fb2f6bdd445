'use client'
import { ArrowDown, Camera, Check, Printer } from 'lucide-react'
import type { Service } from '../../domain/catalogue'
import type { IssuedTicket } from '../../domain/wire'
import { listOf } from '../../ui/money'
import { QrCode } from '../../ui/QrCode'
import { sayWait } from '../../ui/waits'
import { clockTime } from '../../ui/words'
import { Frame } from '../Frame'
import { useFace, useTownText } from '../face'
import { Countdown } from '../idle'
import { paperOf } from '../paper'
import { Ahead } from './Ahead'
import { Numbered } from './Numbered'

/** The person has their number: it, and nothing larger. */
export function Done({ ticket, service }: { ticket: IssuedTicket; service: Service }) {
  const { say, print, visit } = useFace()
  const text = useTownText()
  const paper = paperOf(ticket, print)
  return (
    <Frame
      name="issued"
      read={
        <>
          <Numbered title={say('done.title')} service={service.name} number={ticket.number} />
          <div className="pair">
            <When ticket={ticket} />
            <div className="qrbox">
              <div className="qrw">
                <QrCode text={ticket.url} label={say('done.qr')} />
              </div>
              <p>{say('done.scan')}</p>
            </div>
          </div>
          {paper !== 'none' && service.documents.length > 0 && visit.size < 1.5 && (
            <div className="ready">
              <h2>{say('done.prepare')}</h2>
              <p>{service.documents.map(document => within(text(document))).join(', ')}.</p>
            </div>
          )}
        </>
      }
      touch={<Paper ticket={ticket} />}
    />
  )
}

function When({ ticket }: { ticket: IssuedTicket }) {
  const { say, view, catalogue, language, wide, visit } = useFace()
  const text = useTownText()
  const { wait, counters, issuedAt } = ticket
  const at = (minutes: number) => clockTime(issuedAt + minutes * 60_000, view.municipality.timeZone)
  const place = catalogue.branch.counters.find(counter => counter.number === counters[0])
  const zone = catalogue.branch.zones.find(one => one.code === place?.zone)
  return (
    <div>
      <p className="lbl">{say(wait && wait.toMinutes >= 3 ? 'done.callIn' : 'done.call')}</p>
      <p className="val">{sayWait(say, wait)}</p>
      <p className="sub">
        {wait && wait.toMinutes >= 3 && say('done.between', { from: at(wait.fromMinutes), to: at(wait.toMinutes) })}{' '}
        {upperFirst(say('ahead', { count: ticket.ahead }))}.
        <br />
        {counters.length > 0 && (
          <>
            {upperFirst(say('counters', { count: counters.length, list: listOf(counters, language) }))}
            {'. '}
            {zone && `${upperFirst(text(place?.way?.text ?? zone.name))}.`}
          </>
        )}
      </p>
      {visit.size < 1.5 && counters.length > 0 && ticket.ahead <= 12 && (
        <Ahead people={ticket.ahead} counter={counters[0] ?? null} width={wide ? 420 : 560} height={52} />
      )}
    </div>
  )
}

/** What becomes of the paper: on its way, there, or not coming. */
function Paper({ ticket }: { ticket: IssuedTicket }) {
  const { say, view, print, leave } = useFace()
  const paper = paperOf(ticket, print)
  if (paper === 'none' || paper === 'never')
    return (
      <div className="nopaper">
        {paper === 'never' ? (
          <div className="banner" role="status">
            <Camera className="ic" />
            <b>{say('done.noPrinter')}</b>
          </div>
        ) : (
          <div className="banner" role="alert">
            <Printer className="ic" />
            <div>
              <b>{say(isEmpty(ticket, print?.printer) ? 'done.noPaper' : 'done.notPrinted')}</b>
              {say('done.remember')}
            </div>
          </div>
        )}
        <button type="button" className="kb kb--primary" onClick={leave}>
          <Check className="ic" />
          <span>{say('done.ready')}</span>
        </button>
      </div>
    )
  const there = paper === 'there' || paper === 'unsure'
  return (
    <div className={there ? 'nowbox' : 'nowbox nowbox--wait'}>
      {there ? <ArrowDown className="ic" /> : <Printer className="ic" />}
      <div>
        <p role="status">
          <b>{say(there ? (view.paperLeft ? 'done.left' : 'done.take') : 'done.printing')}</b>
          {paper === 'unsure' && say('done.unsure')}
        </p>
        <p>
          <Countdown />
        </p>
      </div>
    </div>
  )
}

function isEmpty(ticket: IssuedTicket, now: string | undefined): boolean {
  return (now ?? ticket.printer) === 'no-paper'
}

/** A document within a sentence: without its explanation, and without a capital that only began a line. */
function within(text: string): string {
  const bare = text.replace(/\s*\([^)]*\)/g, '')
  return /^.\p{Ll}/u.test(bare) ? bare.slice(0, 1).toLowerCase() + bare.slice(1) : bare
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
