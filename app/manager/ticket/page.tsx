import type { Metadata } from 'next'
import { TicketDesign } from '../../../manager/TicketDesign'

export const metadata: Metadata = { title: 'Redica · ticket' }

type Search = Promise<Readonly<Record<string, string | string[] | undefined>>>

export default async function Page({ searchParams }: { searchParams: Search }) {
  const { branch } = await searchParams
  return <TicketDesign branch={[branch].flat()[0]} />
}
