import type { Metadata } from 'next'
import { Printers } from '../../../manager/Printers'

export const metadata: Metadata = { title: 'Redica · printers' }

type Search = Promise<Readonly<Record<string, string | string[] | undefined>>>

export default async function Page({ searchParams }: { searchParams: Search }) {
  const { branch } = await searchParams
  return <Printers branch={[branch].flat()[0]} />
}
