/** Whose work it is, and where: at another counter, or for another person, it is nobody's. */
export interface Desk {
  readonly branch: string
  readonly counter: number
  readonly user: string
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const place = 'redica-drafts'

/**
 * What somebody wrote at a counter and has not sent, kept in this tab for when they log in again (rule A3). One desk at a
 * time: what is kept for it takes the place of all else, and nobody else is given it (docs/privacy.md).
 */
export function keptDrafts(shelf: Shelf | null = shelfOfTab()) {
  function read(): { readonly desk: Desk; readonly drafts: unknown } | null {
    try {
      const kept: unknown = JSON.parse(shelf?.getItem(place) ?? 'null')
      return isKept(kept) ? kept : null
    } catch {
      return null
    }
  }

  function forget(): void {
    shelf?.removeItem(place)
  }

  return {
    /** As they were written, unchecked: another build of the program may have done it. Null: there are none of this desk. */
    of(desk: Desk): unknown {
      const kept = read()
      return kept && isSame(kept.desk, desk) ? kept.drafts : null
    },
    keep(desk: Desk, drafts: readonly object[]): void {
      try {
        if (drafts.length > 0) shelf?.setItem(place, JSON.stringify({ desk, drafts }))
        else forget()
      } catch {
        // A tab that keeps nothing still works: the drafts last as long as the page.
        forget()
      }
    },
    forget,
    /** Somebody works in this tab now. */
    forgetOthers(user: string): void {
      if (read()?.desk.user !== user) forget()
    },
  }
}

/** Null in a browser that forbids it. */
function shelfOfTab(): Shelf | null {
  try {
    return sessionStorage
  } catch {
    return null
  }
}

function isSame(one: Desk, other: Desk): boolean {
  return one.branch === other.branch && one.counter === other.counter && one.user === other.user
}

function isKept(kept: unknown): kept is { desk: Desk; drafts: unknown } {
  return typeof kept === 'object' && kept !== null && 'drafts' in kept && 'desk' in kept && isDesk(kept.desk)
}

function isDesk(desk: unknown): desk is Desk {
  return typeof desk === 'object' && desk !== null && 'branch' in desk && 'counter' in desk && 'user' in desk
}
