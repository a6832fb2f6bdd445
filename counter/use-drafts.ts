'use client'
import { useEffect, useState } from 'react'
import type { ConsoleView } from '../domain/views'
import { type Desk, keptDrafts } from '../ui/kept-drafts'
import { type Draft, draftsFrom, draftsOfHere, withDraft } from './draft'

/**
 * What is written about the people of this counter and not sent. It is there again when the same clerk comes back to the
 * counter in this tab, and gone with whom it is about.
 */
export function useDrafts(
  { branch, counter, user }: Desk,
  view: ConsoleView | null,
): readonly [drafts: readonly Draft[], change: (changed: Draft) => void] {
  const [kept] = useState(() => keptDrafts())
  const [drafts, setDrafts] = useState(() => draftsFrom(kept.of({ branch, counter, user })))
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was written when its person had gone already goes too.
  useEffect(() => {
    if (view) setDrafts(known => draftsOfHere(known, view))
  }, [view, drafts])
  useEffect(() => kept.keep({ branch, counter, user }, drafts), [kept, branch, counter, user, drafts])
  return [drafts, changed => setDrafts(known => withDraft(known, changed))]
}
