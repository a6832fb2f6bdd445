import type { Metadata } from 'next'
import { Live } from '../../manager/Live'

export const metadata: Metadata = { title: 'Redica · manager' }

type Search = Promise<Readonly<Record<string, string | string[] | undefined>>>

export default async function Page({ searchParams }: { searchParams: Search }) {
  const { branch } = await searchParams
  return <Live branch={[branch].flat()[0]} />
}
