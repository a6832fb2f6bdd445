import type { Metadata } from 'next'
import { Dock } from '../../dock/Dock'

export const metadata: Metadata = { title: 'Redica · dock' }

export default function Page() {
  return <Dock />
}
