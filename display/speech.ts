import type { Call } from '../domain/wire'
import { type Language, splitNumber } from '../domain/words'
import type { Say } from '../ui/words'

/** After so long a voice that has not ended is given up: the next person must not wait for it. */
const patienceMs = 12_000

/** `А:а Б:бе`: how the letters are called in a language, so that the voice does not guess. */
function letterName(say: Say, letter: string): string {
  const names = say('letters').split(' ')
  const found = names.find(pair => pair.startsWith(`${letter}:`))
  return found ? found.slice(letter.length + 1).replaceAll('_', ' ') : letter
}

/** The name of the letter and the number without leading zeros; on the last call figure by figure. */
export function spokenNumber(say: Say, call: Pick<Call, 'number' | 'last'>): string {
  const { letter, digits } = splitNumber(call.number)
  const figures = call.last ? [...digits].join(', ') : digits.replace(/^0+(?=\d)/, '')
  return letter ? `${letterName(say, letter)} ${figures}` : figures
}

export function sentence(say: Say, call: Call): string {
  const number = spokenNumber(say, call)
  return call.room
    ? say('announceCounterRoom', { number, counter: call.counter, room: call.room })
    : say('announceCounter', { number, counter: call.counter })
}

/** Whether this machine can speak the language; a screen without a voice rings and does not pretend. */
export function voiceFor(voices: readonly SpeechSynthesisVoice[], language: Language): SpeechSynthesisVoice | null {
  const [primary = language] = language.toLowerCase().split('-')
  const spoken = voices.filter(voice => voice.lang.toLowerCase().replace('_', '-').split('-')[0] === primary)
  return spoken.find(voice => voice.localService) ?? spoken[0] ?? null
}

/** Speaks and comes back when it is said, or at once when nothing on this machine can say it. */
export async function speak(text: string, language: Language): Promise<void> {
  const synthesis = globalThis.speechSynthesis
  const voice = synthesis ? voiceFor(synthesis.getVoices(), language) : null
  if (!synthesis || !voice || !text) return
  const utterance = new SpeechSynthesisUtterance(text)
  utterance.voice = voice
  utterance.lang = voice.lang
  utterance.rate = 0.92
  await new Promise<void>(resolve => {
    const giveUp = setTimeout(() => {
      synthesis.cancel()
      resolve()
    }, patienceMs)
    utterance.onend = utterance.onerror = () => {
      clearTimeout(giveUp)
      resolve()
    }
    synthesis.speak(utterance)
  })
}
