'use client'
import { MonitorX, Printer } from 'lucide-react'
import type { AgentShown } from '../domain/branch-shown'
import type { PrintersView } from '../domain/views'
import type { BranchId } from '../domain/words'
import { clockTime, localDay, longDate } from '../ui/calendar'
import { type Say, useWords } from '../ui/words'
import { BranchChoice } from './BranchChoice'
import { DeviceCard } from './DeviceCard'
import { ManagerBlank } from './ManagerBlank'
import { ManagerDesk } from './ManagerDesk'
import { useDevices } from './use-devices'
import { useManager, useManagerView } from './use-manager'
import './printers.css'

/** What hangs on the computers of a branch: an admin says what it is for, and teaches its keys by pressing them. */
export function Devices({ branch }: { branch?: BranchId }) {
  const manager = useManager(branch, role => role === 'admin')
  const { shown, hindrance } = useManagerView<PrintersView>('printers', manager)
  const devices = useDevices(manager.branch)
  const { language, settings } = manager
  const say = useWords('devices', language)
  const sayDesk = useWords('manager', language)
  if (!shown || !devices.all || !say.ready || !sayDesk.ready)
    return <ManagerBlank because={hindrance} language={language} />

  const { view, now, offlineSince } = shown
  const { languages, timeZone } = view.municipality
  const names = new Map(view.computers.map(({ id, name }) => [id, name] as const))
  return (
    <ManagerDesk
      town={view}
      className="printers"
      say={sayDesk}
      language={language}
      settings={settings}
      onSettings={manager.onSettings}
      offlineSince={offlineSince}
      about={
        <BranchChoice
          view={view}
          voice={{ say: sayDesk, language, languages, timeZone, now }}
          onBranch={manager.onBranch}
        />
      }
      ways={
        <a className="bt" href={`/manager/printers?branch=${encodeURIComponent(view.branch)}`}>
          <Printer className="ic" />
          {sayDesk('printers')}
        </a>
      }
    >
      <h1 className="say">{say('title')}</h1>
      <p className="text-ink-2">{say('lead')}</p>
      <p className="done" role="status">
        {devices.saved !== null && say(devices.saved ? 'saved' : 'notSaved')}
      </p>
      <AwayComputers
        agents={devices.agents}
        say={say}
        sinceWhen={at => {
          const time = clockTime(at, timeZone)
          return localDay(at, timeZone) === localDay(now, timeZone)
            ? time
            : `${longDate(at, timeZone, language)}, ${time}`
        }}
      />
      {devices.all.length === 0 && <p className="nothing">{say('none')}</p>}
      <ul className="max-w-[960px]">
        {devices.all.map(one => (
          <li key={`${one.host}/${one.key}`} className="border-t border-line py-6">
            <DeviceCard
              say={say}
              one={one}
              host={one.host === 'server' ? say('host.server') : (names.get(one.host) ?? one.host)}
              counters={view.counters}
              bind={devices.bind}
              free={devices.free}
            />
          </li>
        ))}
      </ul>
    </ManagerDesk>
  )
}

/** Computers that do not answer: with them their scanners, keypads and lamps are gone. */
function AwayComputers({
  agents,
  say,
  sinceWhen,
}: {
  agents: readonly AgentShown[]
  say: Say
  sinceWhen: (at: number) => string
}) {
  return (
    <ul className="max-w-[960px]">
      {agents.map(({ device, name, awaySince }) =>
        awaySince === null ? null : (
          <li key={device} className="flex gap-4 border-t border-line py-6">
            <MonitorX className="ic shrink-0" />
            <div>
              <b>{say('away', { name, since: sinceWhen(awaySince) })}</b>
              <p>{say('awayDo')}</p>
            </div>
          </li>
        ),
      )}
    </ul>
  )
}
