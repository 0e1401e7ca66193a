let context: AudioContext | undefined

/** Two soft notes. Silent where the browser allows no sound before somebody has pressed something. */
export function chime(): void {
  try {
    context ??= new AudioContext()
    if (context.state !== 'running') return
    play(context, 587, 0)
    play(context, 880, 0.14)
  } catch {
    // A device without sound shows the offer all the same.
  }
}

function play(audio: AudioContext, hertz: number, after: number): void {
  const tone = audio.createOscillator()
  const volume = audio.createGain()
  const start = audio.currentTime + after
  tone.frequency.value = hertz
  volume.gain.setValueAtTime(0.0001, start)
  volume.gain.exponentialRampToValueAtTime(0.06, start + 0.02)
  volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.4)
  tone.connect(volume).connect(audio.destination)
  tone.start(start)
  tone.stop(start + 0.42)
}
