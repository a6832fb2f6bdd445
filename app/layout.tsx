import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import '../ui/screen.css'

export const metadata: Metadata = { title: 'Redica', robots: { index: false, follow: false }, referrer: 'no-referrer' }
export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <body>{children}</body>
    </html>
  )
}
