import type { Metadata } from 'next'
import { Counter } from '../../counter/Counter'

export const metadata: Metadata = { title: 'Redica · counter' }

type Search = Promise<Readonly<Record<string, string | string[] | undefined>>>

export default async function Page({ searchParams }: { searchParams: Search }) {
  const { branch, counter } = await searchParams
  const number = Number([counter].flat()[0])
  return <Counter branch={[branch].flat()[0]} counter={Number.isInteger(number) && number > 0 ? number : undefined} />
}
