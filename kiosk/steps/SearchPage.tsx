'use client'
import { ListChecks, Search as SearchIcon, X } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { sayQueue } from '../../ui/waits'
import { desksOf } from '../desks'
import { Frame } from '../Frame'
import { isTaking, queueOf, useFace } from '../face'
import { KeyboardPad } from '../KeyboardPad'
import { Page, Pager, usePages } from '../pages'
import { ServiceButton } from '../ServiceButton'
import type { Found, Search } from '../search'

/** Search over all services. On a low screen keyboard and results take turns, since both must be within reach. */
export function SearchPage({ typed, keys }: { typed: string; keys: boolean }) {
  const { visit, act, say } = useFace()
  const found = useFound(typed)
  const low = visit.low
  const type = (text: string) => act({ do: 'become', to: { at: 'search', typed: text.slice(0, 60), keys: true } })
  const show = (open: boolean) => act({ do: 'become', to: { at: 'search', typed, keys: open } })
  return (
    <Frame
      name="searching"
      read={
        <>
          <h1 className="sr" tabIndex={-1}>
            {say('search.title')}
          </h1>
          <Query typed={typed} onType={type} onFind={() => show(false)} />
          {!low && <Results found={found} typed={typed} />}
          {low && <Status found={found} typed={typed} />}
        </>
      }
      touch={
        <>
          {low && !keys && <Results found={found} typed={typed} />}
          {low && (
            <button type="button" className="kb kb--ink" onClick={() => show(!keys)}>
              <span>{keys ? say('search.show', { count: found?.length ?? 0 }) : say('keys.open')}</span>
            </button>
          )}
          {(!low || keys) && <KeyboardPad typed={typed} onType={type} onFind={() => show(false)} />}
        </>
      }
    />
  )
}

function Query({ typed, onType, onFind }: { typed: string; onType: (text: string) => void; onFind: () => void }) {
  const { say, language } = useFace()
  const field = useRef<HTMLInputElement | null>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <form
      className="query"
      onSubmit={event => {
        event.preventDefault()
        onFind()
      }}
    >
      <SearchIcon className="ic" />
      <input
        ref={field}
        aria-label={say('search.title')}
        lang={language}
        inputMode="none"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        value={typed}
        onChange={event => onType(event.target.value)}
      />
      {typed && (
        <button type="button" aria-label={say('search.clear')} onClick={() => onType('')}>
          <X className="ic" />
        </button>
      )}
    </form>
  )
}

function Status({ found, typed }: { found: readonly Found[] | null; typed: string }) {
  const { say } = useFace()
  if (!typed.trim()) return <Begin />
  if (!found) return null
  return (
    <h2 className="k-h2" role="status">
      {found.length ? say('search.found', { count: found.length }) : say('search.none')}
    </h2>
  )
}

function Begin() {
  const { say } = useFace()
  return (
    <div className="begin">
      <h2>{say('search.begin')}</h2>
      <p>{say('search.beginText')}</p>
    </div>
  )
}

function Results({ found, typed }: { found: readonly Found[] | null; typed: string }) {
  const face = useFace()
  const { say } = face
  const pages = usePages(found?.length ?? 0, typed)
  if (!typed.trim()) return <Begin />
  if (!found) return null
  if (found.length === 0) return <Nothing />
  return (
    <>
      <h2 className="k-h2" role="status">
        {say('search.found', { count: found.length })}
        {isTaking(face) && <span>{say('groups.wait')}</span>}
      </h2>
      <Page pages={pages} className="results">
        {found.map(({ service, keyword }) => (
          <ServiceButton key={service.code} service={service} keyword={keyword} />
        ))}
      </Page>
      <Pager pages={pages} />
    </>
  )
}

/** No result says what to do. */
function Nothing() {
  const face = useFace()
  const { say, act, catalogue, view } = face
  const desk = desksOf(catalogue).find(one => one.queue === 'information')
  const queue = queueOf(view, 'information')
  return (
    <div className="nothing" role="status">
      <h2>{say('search.none')}</h2>
      <p>{say('search.noneText')}</p>
      <div>
        {desk && (
          <button type="button" className="kb kb--ink" onClick={() => act({ do: 'go', to: desk.to })}>
            <desk.icon className="ic" />
            <span>
              {say(desk.words)}
              {isTaking(face) && queue?.wait && ` · ${sayQueue(say, queue)}`}
            </span>
          </button>
        )}
        <button type="button" className="kb" onClick={() => act({ do: 'go', to: { at: 'topics' } })}>
          <ListChecks className="ic" />
          <span>{say('search.byTopic')}</span>
        </button>
      </div>
    </div>
  )
}

/** Null until the index is in memory: its code is fetched when the search opens. */
function useFound(typed: string): readonly Found[] | null {
  const { catalogue, language } = useFace()
  const [open, setOpen] = useState<{ search: Search } | null>(null)
  const wanted = useDeferredValue(typed.trim())
  useEffect(() => {
    let left = false
    import('../search').then(({ openSearch }) => {
      if (!left) setOpen({ search: openSearch(catalogue, language) })
    })
    return () => {
      left = true
    }
  }, [catalogue, language])
  return useMemo(() => (open ? (wanted ? open.search(wanted) : []) : null), [open, wanted])
}
