'use client'
import { useEffect, useState } from 'react'
import type { CounterNow } from '../domain/branch-shown'
import type { LiveView } from '../domain/views'
import type { BranchId, CounterNumber } from '../domain/words'
import { useDeskSettings } from '../ui/desk-settings'
import { browserLanguage } from '../ui/screen-language'
import { type BranchPlaces, useLoginWhen, useSession } from '../ui/session'
import { ChooseScreen } from './ChooseScreen'
import { ConsoleBlank } from './ConsoleBlank'
import { ConsoleDesk } from './ConsoleDesk'

type Step =
  | { readonly at: 'choosing'; readonly branch: BranchId | null }
  /** `opening`: the clerk has just sat down, so the counter is opened without another press. */
  | { readonly at: 'working'; readonly branch: BranchId; readonly counter: CounterNumber; readonly opening: boolean }

/** A clerk's console: who works here, at which counter, and then the work. */
export function Counter({ branch, counter }: { branch?: BranchId; counter?: CounterNumber }) {
  const session = useSession()
  const [settings, change] = useDeskSettings()
  const [step, setStep] = useState<Step>(
    branch && counter !== undefined
      ? { at: 'working', branch, counter, opening: false }
      : { at: 'choosing', branch: branch ?? null },
  )
  useLoginWhen(session.at === 'nobody')
  const go = (next: Step) => {
    const query = new URLSearchParams()
    if (next.branch) query.set('branch', next.branch)
    if (next.at === 'working') query.set('counter', String(next.counter))
    history.replaceState(null, '', `${location.pathname}?${query}`)
    setStep(next)
  }

  const known = session.at === 'known' ? session : null
  const only = known?.me.branches.length === 1 ? known.me.branches[0] : undefined
  const chosen = known?.me.branches.find(one => one.id === step.branch) ?? only ?? null
  const counters = useWhoSitsWhere(step.at === 'choosing' ? chosen : null)
  if (!known) {
    const language = settings.language ?? browserLanguage()
    return <ConsoleBlank because={session.at === 'unreachable' ? 'unreachable' : null} language={language} />
  }
  switch (step.at) {
    case 'choosing':
      return (
        <ChooseScreen
          branches={known.me.branches}
          branch={chosen}
          counters={counters}
          languages={known.me.languages}
          person={known.person.name}
          settings={settings}
          demonstration={known.me.demonstration}
          onBranch={id => go({ at: 'choosing', branch: id })}
          onCounter={number => chosen && go({ at: 'working', branch: chosen.id, counter: number, opening: true })}
          onSettings={change}
        />
      )
    case 'working':
      return (
        <ConsoleDesk
          key={`${step.branch} ${step.counter}`}
          branch={step.branch}
          counter={step.counter}
          opening={step.opening}
          me={known.person}
          settings={settings}
          onSettings={change}
          onLeave={() => go({ at: 'choosing', branch: step.branch })}
        />
      )
  }
}

const lookMs = 5_000

/** Who sits at which counter, looked at every few seconds; empty when it cannot be known. */
function useWhoSitsWhere(branch: BranchPlaces | null): readonly CounterNow[] {
  const [counters, setCounters] = useState<readonly CounterNow[]>([])
  const id = branch?.id
  useEffect(() => {
    if (!id) return
    let left = false
    const look = async () => {
      const response = await fetch(`/api/v1/branches/${encodeURIComponent(id)}/views/live`).catch(() => null)
      if (response?.ok && !left) setCounters(((await response.json()) as LiveView).counters)
    }
    look()
    const timer = setInterval(look, lookMs)
    return () => {
      left = true
      clearInterval(timer)
      setCounters([])
    }
  }, [id])
  return counters
}
