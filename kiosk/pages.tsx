'use client'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { Children, type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { useFace } from './face'
import { whereNow } from './visit'

/** A list that is turned page by page: what does not fit stands on the next page, and nothing is ever cut. */
export interface Pages {
  readonly box: RefObject<HTMLDivElement | null>
  readonly page: number
  /** The place of the first part of each page. */
  readonly starts: readonly number[]
  readonly count: number
  readonly turn: (page: number) => void
}

/**
 * `key` names the content: other content is measured anew. The page number is the visit's. `drawn` of the `count` parts
 * are on the screen so far.
 */
export function usePages(count: number, key: string, drawn = count): Pages {
  const { visit, act } = useFace()
  const box = useRef<HTMLDivElement | null>(null)
  const [measured, setMeasured] = useState<{ key: string; starts: readonly number[] }>({ key: '', starts: [0] })
  const whole = `${key}|${drawn}|${visit.size}|${visit.low}|${visit.contrast}|${visit.language}`
  const starts = measured.key === whole ? measured.starts : [0]

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => {
      const found = startsOf(element)
      setMeasured(known => (known.key === whole && same(known.starts, found) ? known : { key: whole, starts: found }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    document.fonts?.ready.then(measure)
    return () => observer.disconnect()
  }, [whole])

  const page = Math.min(whereNow(visit).page, starts.length - 1)
  return { box, page, starts, count, turn: next => act({ do: 'turn', page: next }) }
}

/** The box is so much larger than its list, for the focus ring of the outermost parts. */
const ringRoom = 16
const pagerGap = 14

function startsOf(box: HTMLElement): number[] {
  const parts = [...(box.firstElementChild?.children ?? [])] as HTMLElement[]
  const starts = [0]
  let top = parts[0]?.offsetTop ?? 0
  const last = parts.at(-1)
  const pager = box.parentElement?.querySelector<HTMLElement>(':scope > .pager')
  // The pager itself takes room: without it everything may fit.
  const whole = box.clientHeight + (pager ? pager.offsetHeight + pagerGap : 0)
  if (last && last.offsetTop + last.offsetHeight - top <= whole + 1 - ringRoom) return starts
  const room = box.clientHeight - ringRoom
  parts.forEach((part, place) => {
    if (part.offsetTop > top && part.offsetTop + part.offsetHeight - top > room + 1) {
      starts.push(place)
      top = part.offsetTop
    }
  })
  return starts
}

function same(some: readonly number[], others: readonly number[]): boolean {
  return some.length === others.length && some.every((one, place) => one === others[place])
}

/** The page that is open. Parts of other pages are hidden from eyes, keys and screen readers alike. */
export function Page({ pages, className = '', children }: { pages: Pages; className?: string; children: ReactNode }) {
  const from = pages.starts[pages.page] ?? 0
  const to = pages.starts[pages.page + 1] ?? Number.POSITIVE_INFINITY
  const paged = pages.starts.length > 1
  const list = useRef<HTMLUListElement | null>(null)
  useLayoutEffect(() => {
    const parts = [...(list.current?.children ?? [])] as HTMLElement[]
    const first = parts[from]
    if (list.current)
      list.current.style.transform = `translateY(${(parts[0]?.offsetTop ?? 0) - (first?.offsetTop ?? 0)}px)`
  })
  return (
    <div className={paged ? 'pages paged' : 'pages'} ref={pages.box}>
      <ul ref={list} className={className}>
        {Children.toArray(children).map((child, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the child brings its own key
          <li key={place} className={place >= from && place < to ? undefined : 'off'}>
            {child}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The way to the other pages; nothing when there is only one. */
export function Pager({ pages }: { pages: Pages }) {
  const { say } = useFace()
  const last = pages.starts.length - 1
  if (last === 0) return null
  const rest = pages.count - (pages.starts[pages.page + 1] ?? pages.count)
  return (
    <div className="pager">
      <button
        type="button"
        className="kb kb--plain"
        disabled={pages.page === 0}
        onClick={() => pages.turn(pages.page - 1)}
      >
        <ArrowUp className="ic" />
        <span>{say('page.up')}</span>
      </button>
      <button
        type="button"
        className="kb kb--next"
        disabled={pages.page === last}
        onClick={() => pages.turn(pages.page + 1)}
      >
        <ArrowDown className="ic" />
        <span>{pages.page === last ? say('page.last') : say('page.more', { count: rest })}</span>
      </button>
      <p className="sr" role="status">
        {say('page.of', { page: pages.page + 1, pages: pages.starts.length })}
      </p>
    </div>
  )
}
