'use client'
import type { PrintersView } from '../domain/views'
import type { BranchId } from '../domain/words'
import { ManagerBlank } from './ManagerBlank'
import { PrintersScreen } from './PrintersScreen'
import { useManager, useManagerView } from './use-manager'

/** The printers of a branch, connected: an admin sees how each is while setting it up. */
export function Printers({ branch }: { branch?: BranchId }) {
  const manager = useManager(branch, role => role === 'admin')
  const { shown, hindrance, ask } = useManagerView<PrintersView>('printers', manager)
  if (!shown) return <ManagerBlank because={hindrance} language={manager.language} />
  return (
    <PrintersScreen
      {...shown}
      settings={manager.settings}
      onSettings={manager.onSettings}
      onBranch={manager.onBranch}
      ask={ask}
    />
  )
}
