'use client'
import { useEffect, useRef } from 'react'
import type { NavigationKey } from '../domain/peripheral'
import type { Say } from '../ui/words'
import type { Beside } from './beside'
import { hush, speak, speakScreen, speakText, type Voice } from './speech'
import { type Act, evolveVisit, type Visit, volumes } from './visit'

export interface KeypadMeans {
  readonly root: HTMLElement | null
  readonly visit: Visit
  readonly canSpeak: boolean
  readonly say: Say
  readonly act: (act: Act) => void
  readonly leave: () => void
}

/** The keys of an accessible keypad: from one thing to the next, choose, back, and what is heard. */
export function useKeypad(beside: Beside | null, means: KeypadMeans): void {
  const latest = useRef(means)
  latest.current = means
  useEffect(() => beside?.listen(said => said.is === 'keyed' && press(said.key, latest.current)), [beside])
}

function press(key: NavigationKey, { root, visit, canSpeak, say, act, leave }: KeypadMeans): void {
  if (!root) return
  const { aloud } = visit
  // To those who watch whether anybody is there, a key is a touch.
  root.dispatchEvent(new Event('pointerdown', { bubbles: true }))
  root.dataset.keypad = ''
  switch (key) {
    case 'up':
    case 'left':
      step(root, -1, aloud ? visit : null)
      break
    case 'down':
    case 'right':
      step(root, 1, aloud ? visit : null)
      break
    case 'select':
      if (document.activeElement instanceof HTMLElement && root.contains(document.activeElement))
        document.activeElement.click()
      break
    case 'back':
      back(root)
      break
    case 'help':
    case 'jack-in':
      // What begins to speak says the screen by itself; what speaks already says it again.
      if (canSpeak && !aloud) act({ do: 'aloud' })
      else if (aloud) speakScreen(root, visit)
      break
    case 'jack-out':
      // Whoever pulls out the plug leaves: nothing of theirs stays, and nothing is said into the hall.
      hush()
      leave()
      break
    case 'louder':
    case 'quieter': {
      if (!aloud) break
      // Said at the new volume, so that it is heard which one it is, also at either end.
      const { language, volume } = evolveVisit(visit, { do: key })
      act({ do: key })
      speak(say('volume', { level: volume, most: volumes.length }), { language, volume })
    }
  }
}

const reachable = 'button:not([disabled]):not([tabindex="-1"]), a[href], input:not([disabled])'

/** The next thing in reading order that can be chosen; after the last one comes the first. */
function step(root: HTMLElement, by: 1 | -1, spoken: Voice | null): void {
  const within = root.querySelector('dialog[open]') ?? root
  const all = [...within.querySelectorAll<HTMLElement>(reachable)].filter(one =>
    one.checkVisibility({ visibilityProperty: true }),
  )
  const at = all.indexOf(document.activeElement as HTMLElement)
  const next = all[at < 0 ? (by === 1 ? 0 : all.length - 1) : (at + by + all.length) % all.length]
  next?.focus()
  if (next && spoken) speakText(next, spoken)
}

function back(root: HTMLElement): void {
  const dialog = root.querySelector('dialog[open]')
  if (dialog) dialog.dispatchEvent(new Event('cancel', { cancelable: true }))
  else root.querySelector<HTMLElement>('.back:not([disabled])')?.click()
}
