'use client'
import { FileText, Info, Monitor, WifiOff } from 'lucide-react'
import { clockTime } from '../../ui/words'
import { useFace } from '../face'
import { AccessBar, SignTop } from '../sign'

/** No connection: what is safe comes first, then what to do. Here no ticket can be promised. */
export function Offline() {
  const { say, act, offlineSince, view } = useFace()
  return (
    <div className="home st-page">
      <header className="sign">
        <SignTop />
      </header>
      <section className="st" role="status">
        <WifiOff className="ic" />
        <h1 tabIndex={-1}>{say('offline.title')}</h1>
        <p className="say">{say('offline.text')}</p>
        <ul className="facts-list">
          <li>
            <Monitor className="ic" />
            <div>
              <b>{say('offline.watch')}</b>
              {say('offline.watchText')}
            </div>
          </li>
          <li>
            <Info className="ic" />
            <div>
              <b>{say('offline.help')}</b>
              {say('offline.helpText')}
            </div>
          </li>
        </ul>
        <div className="acts">
          <button type="button" className="kb kb--primary" onClick={() => act({ do: 'go', to: { at: 'topics' } })}>
            <FileText className="ic" />
            <span>{say('closed.documents')}</span>
          </button>
          <p className="since">
            {offlineSince !== null &&
              say('offline.since', { time: clockTime(offlineSince, view.municipality.timeZone) })}
          </p>
        </div>
      </section>
      <AccessBar />
    </div>
  )
}
