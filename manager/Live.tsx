'use client'
import type { LiveView } from '../domain/views'
import type { BranchId } from '../domain/words'
import { LiveScreen } from './LiveScreen'
import { ManagerBlank } from './ManagerBlank'
import { useManager, useManagerView } from './use-manager'

/** The live dashboard of a branch, connected. */
export function Live({ branch }: { branch?: BranchId }) {
  const manager = useManager(branch, role => role !== 'clerk')
  const { shown, hindrance, ask } = useManagerView<LiveView>('live', manager)
  if (!shown) return <ManagerBlank because={hindrance} language={manager.language} />
  return (
    <LiveScreen
      {...shown}
      settings={manager.settings}
      maySetUp={manager.role === 'admin'}
      onCopy={ticket => ask('ticket:reprint', { ticket })}
      onSettings={manager.onSettings}
      onBranch={manager.onBranch}
    />
  )
}
