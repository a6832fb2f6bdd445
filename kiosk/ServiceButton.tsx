'use client'
import { ChevronRight } from 'lucide-react'
import { memo } from 'react'
import type { Service } from '../domain/catalogue'
import { money } from '../ui/money'
import { sayQueue } from '../ui/waits'
import { isTaking, queueOf, useFace, useTownText } from './face'
import type { Marked } from './search'

/** A service in a list: its name whole, its terms, and the wait now. */
export const ServiceButton = memo(function ServiceButton({ service, keyword }: ServiceButtonProps) {
  const face = useFace()
  const { view, say, act, language } = face
  const text = useTownText()
  const queue = queueOf(view, service.queue)
  const closed = view.closedServices.some(one => one.code === service.code)
  const term = service.deadlineDays > 0 ? say('deadline.days', { days: service.deadlineDays }) : say('deadline.atOnce')
  const fee = service.fee.amount > 0 ? money(service.fee.amount, view.municipality.currency, language) : say('fee.free')
  return (
    <button
      type="button"
      className="res"
      onClick={() => act({ do: 'go', to: { at: 'reading', service: service.code } })}
    >
      <span>
        <b>{text(service.name)}</b>
        <span className="meta">
          {keyword && <Keyword keyword={keyword} />}
          {lowerFirst(term)} · {lowerFirst(fee)}
        </span>
      </span>
      <span className="wait">
        {closed && say('take.closedToday')}
        {!closed && isTaking(face) && queue && (
          <>
            <strong>{sayQueue(say, queue, true)}</strong>
            {queue.waiting > 0 && say('people', { count: queue.waiting })}
          </>
        )}
      </span>
      <ChevronRight className="ic" />
    </button>
  )
})

interface ServiceButtonProps {
  readonly service: Service
  readonly keyword?: Marked | null
}

function Keyword({ keyword }: { keyword: Marked }) {
  const { say } = useFace()
  const [before, after] = say('search.also', { word: '\u0001' }).split('\u0001')
  return (
    <>
      {before}
      {keyword.text.slice(0, keyword.from)}
      <mark>{keyword.text.slice(keyword.from, keyword.to)}</mark>
      {keyword.text.slice(keyword.to)}
      {after} ·{' '}
    </>
  )
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}
