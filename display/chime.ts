/** Two falling tones, made here: no file to load, nothing that can be missing. */
const tones = [
  { hertz: 783.99, atS: 0, forS: 0.55 },
  { hertz: 587.33, atS: 0.26, forS: 0.75 },
] as const
export const chimeMs = 1_050
const loudness = 0.5

/** `held`: the browser lets no page sound before somebody has touched it. `none`: this machine has no sound. */
export type Sound = 'on' | 'held' | 'none'

export interface Chime {
  readonly sound: () => Sound
  readonly ring: () => void
  readonly wake: () => Promise<void>
  readonly close: () => void
}

export function openChime(onChange: (sound: Sound) => void): Chime {
  const audio = typeof AudioContext === 'undefined' ? null : new AudioContext()
  const sound = (): Sound => (!audio ? 'none' : audio.state === 'suspended' ? 'held' : 'on')
  audio?.addEventListener('statechange', () => onChange(sound()))
  onChange(sound())
  return {
    sound,
    ring: () => audio?.state === 'running' && ring(audio),
    wake: async () => {
      if (audio?.state === 'suspended') await audio.resume()
    },
    close: () => void audio?.close(),
  }
}

function ring(audio: AudioContext): void {
  const start = audio.currentTime + 0.01
  for (const { hertz, atS, forS } of tones) {
    const volume = audio.createGain()
    volume.connect(audio.destination)
    volume.gain.setValueAtTime(0.0001, start + atS)
    volume.gain.exponentialRampToValueAtTime(loudness, start + atS + 0.02)
    volume.gain.exponentialRampToValueAtTime(0.0001, start + atS + forS)
    // A soft octave above the tone carries through the noise of a hall without being shrill.
    for (const [overtone, share] of [
      [1, 1],
      [2, 0.22],
    ] as const) {
      const voice = audio.createOscillator()
      const level = audio.createGain()
      level.gain.value = share
      voice.frequency.value = hertz * overtone
      voice.connect(level).connect(volume)
      voice.start(start + atS)
      voice.stop(start + atS + forS + 0.05)
    }
  }
}
