'use client'
import { CalendarCheck, ListChecks, Search } from 'lucide-react'
import { Icon } from '../../ui/Icon'
import { Row } from '../../ui/Row'
import { sayQueue, sayWait } from '../../ui/waits'
import { clockTime } from '../../ui/words'
import { desksOf } from '../desks'
import { groupNow, isTaking, useFace, useTownText, usualNow } from '../face'
import { Page, Pager, usePages } from '../pages'
import { AccessBar, LanguageButtons, SignTop } from '../sign'

/** The first page: what the centre is, which service, how long people wait. */
export function Home() {
  const { say, wide, visit } = useFace()
  const languages = <Languages />
  return (
    <div className="home">
      <header className="sign">
        <SignTop />
        {!wide && languages}
        <h1 tabIndex={-1}>
          {visit.size === 1 && (
            <>
              {say('greeting')}
              {wide ? ' ' : <br />}
            </>
          )}
          {say('question')}
        </h1>
        <SearchButton />
        {wide && languages}
      </header>
      <div className="k-main">
        <Topics />
        <Quick />
        {!wide && visit.size === 1 && <State />}
      </div>
      <AccessBar />
    </div>
  )
}

function Languages() {
  const { say, view, wide, visit } = useFace()
  const { opening, municipality } = view
  return (
    <div className="langs">
      {/* biome-ignore lint/a11y/useSemanticElements: buttons that belong together, no form */}
      <div role="group" aria-label={say('chooseLanguage')}>
        <LanguageButtons />
      </div>
      {!wide && visit.size === 1 && (
        <p className="open">
          <b>{say('open.now')}</b>
          {opening.always || !opening.changesAt
            ? say('open.always')
            : say('open.until', { time: clockTime(opening.changesAt, municipality.timeZone) })}
        </p>
      )}
    </div>
  )
}

export function SearchButton() {
  const { say, act, catalogue, language, wide, visit } = useFace()
  const example = catalogue.services.flatMap(service => service.keywords[language] ?? [])[0]
  const plain = wide || visit.size > 1 || !example
  return (
    <button
      type="button"
      className="search"
      onClick={() => act({ do: 'go', to: { at: 'search', typed: '', keys: true } })}
    >
      <Search className="ic" />
      <span className="hint">{plain ? say('search.short') : say('search.hint', { example })}</span>
      {!wide && visit.size === 1 && (
        <span className="cnt">{say('services.count', { count: catalogue.services.length })}</span>
      )}
    </button>
  )
}

/** The groups as tiles, each with the wait of its queues. */
export function Topics({ heading = true }: { heading?: boolean }) {
  const face = useFace()
  const { say, catalogue, view, act } = face
  const text = useTownText()
  const pages = usePages(catalogue.groups.length, 'topics')
  const usual = usualNow(view)
  return (
    <section className="topics">
      {heading && (
        <h2 className="k-h2">
          {say('groups.title')}
          <span className="tall">{say('groups.wait')}</span>
          <span className="broad">{usual ? `${say('wait.now')}: ${sayWait(say, usual.wait)}` : ''}</span>
        </h2>
      )}
      <Page pages={pages} className="grid2">
        {catalogue.groups.map(group => (
          <button
            type="button"
            className="tile"
            key={group.code}
            onClick={() => act({ do: 'go', to: { at: 'list', of: { group: group.code } } })}
          >
            <Icon shapes={group.shapes} />
            <span>
              <b>{text(group.name)}</b>
              {isTaking(face) && <span className="w">{sayQueue(say, groupNow(view, catalogue, group))}</span>}
            </span>
          </button>
        ))}
      </Page>
      <Pager pages={pages} />
    </section>
  )
}

function Quick() {
  const { say, act, catalogue, view } = useFace()
  const desks = desksOf(catalogue)
  const many = desks.length > 1 && view.appointments !== null
  return (
    <section className="quicks">
      <h2 className="k-h2">{say('quick.title')}</h2>
      <div className={many ? 'quick quick--many' : 'quick'}>
        {view.appointments !== null && (
          <button
            type="button"
            className="kb kb--plain"
            onClick={() => act({ do: 'go', to: { at: 'code', typed: '', why: null } })}
          >
            <CalendarCheck className="ic" />
            <span>{say('quick.appointment')}</span>
          </button>
        )}
        {desks.map(desk => (
          <button
            type="button"
            className="kb kb--plain"
            key={desk.queue}
            onClick={() => act({ do: 'go', to: desk.to })}
          >
            <desk.icon className="ic" />
            <span>{say(desk.words)}</span>
          </button>
        ))}
        <button type="button" className="kb kb--plain" onClick={() => act({ do: 'go', to: { at: 'list', of: 'all' } })}>
          <ListChecks className="ic" />
          <span>{say('quick.all')}</span>
        </button>
      </div>
    </section>
  )
}

/** How the hall is now: in words, then drawn. */
function State() {
  const { say, view } = useFace()
  const usual = usualNow(view)
  return (
    <section className="state">
      <div>
        <p className="big">{usual ? sayWait(say, usual.wait) : say('wait.unknown')}</p>
        <p>{usual ? say('wait.usual') : say('wait.nobodyServes')}</p>
      </div>
      <div className="line">
        <Row people={view.waiting} you={false} counter={null} width={616} height={40} />
        <p>
          {say('state.waiting', { count: view.waiting })}{' '}
          {say('state.counters', { open: view.countersOpen, total: view.counters })}
        </p>
      </div>
    </section>
  )
}
