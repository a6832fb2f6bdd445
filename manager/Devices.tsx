'use client'
import type { BranchId } from '../domain/words'
import { Desk } from '../ui/Desk'
import { useDeskSettings } from '../ui/desk-settings'
import { browserLanguage } from '../ui/screen-language'
import { useLoginWhen, useSession } from '../ui/session'
import { useWords } from '../ui/words'
import { DeviceCard } from './DeviceCard'
import { ManagerBlank } from './ManagerBlank'
import { useDevices } from './use-devices'

/** What hangs on the computers of a branch: an admin says what it is for, and teaches its keys by pressing them. */
export function Devices({ branch }: { branch?: BranchId }) {
  const session = useSession()
  const [settings] = useDeskSettings()
  const known = session.at === 'known' ? session : null
  const mayLook = known?.person.role === 'admin'
  const place = known?.me.branches.find(({ id }) => id === branch) ?? known?.me.branches[0] ?? null
  const devices = useDevices(mayLook && place ? place.id : null)
  const language = settings.language ?? known?.me.languages[0] ?? browserLanguage()
  const say = useWords('devices', language)
  useLoginWhen(session.at === 'nobody')

  if (session.at === 'unreachable') return <ManagerBlank because="unreachable" language={language} />
  if (known && !mayLook) return <ManagerBlank because="turned-away" language={language} />
  if (!place || !devices.all || !say.ready) return <ManagerBlank because={null} language={language} />
  const word = devices.unreachable
    ? 'unreachable'
    : devices.saved === null
      ? null
      : devices.saved
        ? 'saved'
        : 'notSaved'
  return (
    <Desk language={language} contrast={settings.contrast} className="manager">
      <main className="mx-auto max-w-[960px] px-6 py-8 sm:px-10">
        <h1 className="text-[33px]">{say('title')}</h1>
        <p className="mt-1 text-ink-2">{say('lead')}</p>
        <p role="status" className="mt-4 min-h-[1.5em] font-strong">
          {word && say(word)}
        </p>
        {devices.all.length === 0 && <p className="mt-6">{say('none')}</p>}
        <ul className="mt-4">
          {devices.all.map(one => (
            <li key={`${one.host}/${one.key}`} className="border-t border-line py-6">
              <DeviceCard say={say} one={one} counters={place.counters} bind={devices.bind} free={devices.free} />
            </li>
          ))}
        </ul>
      </main>
    </Desk>
  )
}
