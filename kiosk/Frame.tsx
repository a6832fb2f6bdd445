'use client'
import type { ReactNode } from 'react'
import { useFace } from './face'
import { Bar, BarButtons } from './sign'

/** An inner page: what is read stands high, what is touched stands low; on a low screen all of it below the line. */
export function Frame({ name, read, touch }: { name: string; read: ReactNode; touch: ReactNode }) {
  const { visit } = useFace()
  if (visit.low)
    return (
      <div className={`frame frame--low ${name}`}>
        <section className="low-read">{read}</section>
        <section className="low-touch">
          {touch}
          <div className="low-bar">
            <BarButtons />
          </div>
        </section>
      </div>
    )
  return (
    <div className={`frame ${name}`}>
      <Bar />
      <section className="read">{read}</section>
      <section className="touch">{touch}</section>
    </div>
  )
}
