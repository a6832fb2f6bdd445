import type { Metadata } from 'next'
import { Login } from '../../ui/Login'

export const metadata: Metadata = { title: 'Redica · login' }

type Search = Promise<Readonly<Record<string, string | string[] | undefined>>>

export default async function Page({ searchParams }: { searchParams: Search }) {
  const { next, because } = await searchParams
  return <Login next={[next].flat()[0]} because={[because].flat()[0]} />
}
