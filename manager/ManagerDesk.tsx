import type { ReactNode } from 'react'
import type { Municipality } from '../domain/catalogue'
import type { Language, Text } from '../domain/words'
import { Desk, DeskTop } from '../ui/Desk'
import { DeskMenu } from '../ui/DeskMenu'
import type { DeskSettings } from '../ui/desk-settings'
import { OfflineBanner } from '../ui/OfflineBanner'
import type { Say } from '../ui/words'
import './manager.css'

/** The frame of a manager's page: whose centre this is, the ways to the other pages, and what the person chose. */
export function ManagerDesk({
  town: { municipality, demonstration },
  name = municipality.name,
  className = '',
  say,
  language,
  settings,
  onSettings,
  offlineSince = null,
  busy,
  about,
  ways,
  children,
}: {
  town: { readonly municipality: Municipality; readonly demonstration: boolean }
  /** Of the town, unless the page is about one branch. */
  name?: Text
  className?: string
  /** The manager's words. */
  say: Say
  language: Language
  settings: DeskSettings
  onSettings: (change: Partial<DeskSettings>) => void
  offlineSince?: number | null
  /** What is asked for has not come yet. */
  busy?: boolean
  /** Beside the name. */
  about?: ReactNode
  /** At the right end: where else to go, and what can be done with the page. */
  ways?: ReactNode
  children: ReactNode
}) {
  return (
    <Desk
      language={language}
      accent={municipality.accent}
      contrast={settings.contrast}
      className={`manager ${className}`}
    >
      <DeskTop
        municipality={municipality}
        branchName={name}
        language={language}
        demonstration={demonstration ? say('demonstration') : null}
        right={
          <>
            {ways}
            <DeskMenu
              say={say}
              language={language}
              languages={municipality.languages}
              settings={settings}
              onChange={onSettings}
              withLogout
            />
          </>
        }
      >
        {about}
      </DeskTop>
      <main className="page" aria-busy={busy}>
        {offlineSince !== null && <OfflineBanner since={offlineSince} timeZone={municipality.timeZone} say={say} />}
        {children}
      </main>
    </Desk>
  )
}
