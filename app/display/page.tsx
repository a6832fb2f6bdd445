import type { Metadata } from 'next'
import { Display } from '../../display/Display'

export const metadata: Metadata = { title: 'Redica · display' }

type Search = Promise<Readonly<Record<string, string | string[] | undefined>>>

export default async function Page({ searchParams }: { searchParams: Search }) {
  const { branch, zone } = await searchParams
  return <Display branch={[branch].flat()[0]} zone={[zone].flat()[0]} />
}
