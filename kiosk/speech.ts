'use client'
import { useEffect, useState } from 'react'
import type { Language } from '../domain/words'
import { type Volume, volumes } from './visit'

function voiceFor(language: Language): SpeechSynthesisVoice | null {
  const voices = typeof speechSynthesis === 'undefined' ? [] : speechSynthesis.getVoices()
  const [tongue] = language.split('-')
  return voices.find(voice => voice.lang.toLowerCase().split(/[-_]/)[0] === tongue) ?? null
}

/** Whether this machine can speak the language: where it cannot, nothing is offered. */
export function useVoice(language: Language): boolean {
  const [has, setHas] = useState(false)
  useEffect(() => {
    if (typeof speechSynthesis === 'undefined') return
    const look = () => setHas(voiceFor(language) !== null)
    look()
    speechSynthesis.addEventListener('voiceschanged', look)
    return () => speechSynthesis.removeEventListener('voiceschanged', look)
  }, [language])
  return has
}

/** In which language, and how loud. */
export interface Voice {
  readonly language: Language
  readonly volume: Volume
}

/** Speaks what a sighted person reads on the screen, from the top, and stops what was being said before. */
export function speakScreen(screen: HTMLElement, how: Voice): void {
  speakText(screen.querySelector('dialog[open]') ?? screen, how)
}

/** Speaks one part of it. */
export function speakText(part: Element, how: Voice): void {
  speak(readable(part).join('. '), how)
}

export function speak(text: string, { language, volume }: Voice): void {
  hush()
  const voice = voiceFor(language)
  if (!voice) return
  const said = new SpeechSynthesisUtterance(text)
  said.voice = voice
  said.lang = voice.lang
  said.volume = volume / volumes.length
  speechSynthesis.speak(said)
}

export function hush(): void {
  if (typeof speechSynthesis !== 'undefined') speechSynthesis.cancel()
}

const apart = new Set(['BUTTON', 'P', 'H1', 'H2', 'LI', 'DT', 'DD', 'DIV', 'TD', 'TH', 'SECTION'])

/** The texts of the screen in reading order, a phrase for each part that stands apart. */
export function readable(element: Element): string[] {
  const phrases: string[] = ['']
  const add = (text: string) => phrases.push(`${phrases.pop() ?? ''} ${text}`.trim())
  const walk = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) add(node.textContent ?? '')
    if (!(node instanceof HTMLElement || node instanceof SVGElement)) return
    if (node.getAttribute('aria-hidden') === 'true' || node.classList.contains('off')) return
    const label = node.getAttribute('aria-label')
    const stands = apart.has(node.tagName)
    if (stands) phrases.push('')
    if (label && node.tagName !== 'NAV' && node.getAttribute('role') !== 'group') add(label)
    else if (!node.classList.contains('keys')) node.childNodes.forEach(walk)
    if (stands) phrases.push('')
  }
  walk(element)
  return phrases.map(phrase => phrase.replace(/\s+/g, ' ').trim()).filter(Boolean)
}
