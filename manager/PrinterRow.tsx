'use client'
import { Check, CircleAlert, FilePen, Printer, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { PrinterShown } from '../domain/branch-shown'
import type { PrintersView } from '../domain/views'
import { clockTime } from '../ui/calendar'
import type { Say } from '../ui/words'
import { PrinterForm } from './PrinterForm'
import type { PrintersVoice } from './PrintersScreen'

/** How a printer is, what to do about it, and what can be done with it. */
export function PrinterRow({
  printer,
  view,
  voice,
}: {
  printer: PrinterShown
  view: PrintersView
  voice: PrintersVoice
}) {
  const { say, language, timeZone, order } = voice
  const [doing, setDoing] = useState<'nothing' | 'changing' | 'removing'>('nothing')
  const [why, setWhy] = useState<string | null>(null)
  const { id, status } = printer
  const name = printer.name ?? say('start')
  const isWell = status === 'ready'
  return (
    <li className="printer">
      <span className={`s ${isWell ? 'good' : status === 'paper-low' ? 'late' : 'bad'}`}>
        {isWell ? <Check className="ic" /> : <CircleAlert className="ic" />}
      </span>
      <div className="what">
        <h3>{name}</h3>
        <p className={`how ${isWell ? '' : status === 'paper-low' ? 'late' : 'bad'}`} role="status">
          <b>{say(`status.${status}`)}</b>
          {!isWell && (
            <>
              , {say('since', { time: clockTime(printer.since, timeZone) })}. {say(`do.${status}`)}
            </>
          )}
        </p>
        {printer.paperLeftSince !== null && (
          <p>{say('paperLeft', { time: clockTime(printer.paperLeftSince, timeZone) })}</p>
        )}
        <p className="sub">
          {printer.name === null
            ? say('startHow')
            : printer.address === null
              ? say('farHow')
              : kioskIn(printer, view, say)}
          {' · '}
          {printer.counters.length > 0 && printer.address === null && `${countersIn(printer, say)} · `}
          {say(`profile.${printer.profile}`)}
        </p>
        {printer.address !== null && (
          <p className="sub">
            <code>{printer.address}</code>
          </p>
        )}
        {printer.test && (
          <p className={`test ${printer.test.state === 'failed' ? 'bad' : ''}`} role="status">
            {say(`test.${printer.test.state}`, { time: clockTime(printer.test.at, timeZone) })}
          </p>
        )}
        {why && (
          <p className="wrong" role="alert">
            {why}
          </p>
        )}
        {doing !== 'changing' && (
          <div className="acts">
            <button
              type="button"
              className="bt"
              onClick={async () => setWhy(await order('printer:test', { printer: id, language }, ''))}
            >
              <Printer className="ic" />
              {say('test')}
            </button>
            {printer.name !== null && (
              <button type="button" className="bt" onClick={() => setDoing('changing')}>
                <FilePen className="ic" />
                {say('change')}
              </button>
            )}
            {printer.name !== null && printer.address !== null && (
              <button
                type="button"
                className="bt"
                aria-expanded={doing === 'removing'}
                onClick={() => setDoing(doing === 'removing' ? 'nothing' : 'removing')}
              >
                <Trash2 className="ic" />
                {say('remove')}
              </button>
            )}
          </div>
        )}
        {doing === 'removing' && (
          <div className="sure" role="alertdialog" aria-label={say('removeSure', { name })}>
            <p>{say('removeSure', { name })}</p>
            <div className="acts">
              <button
                type="button"
                className="bt"
                // biome-ignore lint/a11y/noAutofocus: the question stands where the finger was; a keyboard must be there too.
                autoFocus
                onClick={() => setDoing('nothing')}
              >
                {say('cancel')}
              </button>
              <button
                type="button"
                className="bt"
                onClick={async () => setWhy(await order('printer:remove', { printer: id }, say('removed')))}
              >
                {say('removeYes')}
              </button>
            </div>
          </div>
        )}
        {doing === 'changing' && (
          <PrinterForm
            view={view}
            voice={voice}
            saved={printer}
            onSave={async wish => {
              const refused = await order('printer:change', { printer: id, ...wish }, say('changed'))
              if (refused === null) setDoing('nothing')
              return refused
            }}
            onCancel={() => setDoing('nothing')}
          />
        )}
      </div>
    </li>
  )
}

function countersIn({ counters }: PrinterShown, say: Say): string {
  return say('forCounters', { counters: counters.join(', ') })
}

function kioskIn(printer: PrinterShown, view: PrintersView, say: Say): string {
  const { kiosk, counters } = printer
  if (kiosk === null) return counters.length > 0 ? countersIn(printer, say) : say('forAll')
  const known = view.kiosks.find(one => one.id === kiosk)
  return known ? say('forKiosk', { kiosk: known.name }) : say('kioskGone')
}
