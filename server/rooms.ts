import type { NavigationKey } from '../domain/peripheral'
import type { KeyRefused } from '../domain/wire'
import type { Sockets } from './publish'
import type { Database } from './store/database'

/** What a device says to the screens of a room. */
export type RoomWord =
  | { readonly scanned: string }
  | { readonly keyed: NavigationKey }
  | { readonly keyRefused: KeyRefused }

export type Rooms = ReturnType<typeof keepRooms>

const mark = 'room '
/** PostgreSQL passes on no longer words than 8,000 bytes. */
const longestWord = 7_500

/** The screens of a room, at whichever of several servers on one database they are: what is said there reaches all. */
export function keepRooms({ database, sockets }: { readonly database: Database; readonly sockets: Sockets }) {
  function emit(room: string, word: RoomWord): void {
    const screens = sockets.to(room)
    if ('scanned' in word) screens.emit('scanned', word.scanned)
    else if ('keyed' in word) screens.emit('keyed', word.keyed)
    else screens.emit('keyRefused', word.keyRefused)
  }

  return {
    /** To the screens at this server only. */
    sayHere: emit,
    say: (room: string, word: RoomWord): void => {
      emit(room, word)
      const tells = mark + JSON.stringify([room, word])
      if (Buffer.byteLength(tells) <= longestWord) database.tell(tells)
    },
    /** Something another server says. False: it is not about a room. */
    heard: (word: string | null): boolean => {
      if (!word?.startsWith(mark)) return false
      const [room, said] = JSON.parse(word.slice(mark.length)) as [string, RoomWord]
      emit(room, said)
      return true
    },
  }
}
