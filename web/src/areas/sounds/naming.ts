export const NAME_CHARACTERS_MAX = 60;

/** A name for a sound, from that of its file: without its ending, shortened where it is too long. */
export function nameOf(file: string): string {
  return file
    .replace(/\.[^.]*$/, '')
    .replace(/[\s_]+/g, '-')
    .slice(0, NAME_CHARACTERS_MAX);
}

/** `0:06`, `1:05`, with the seconds rounded up, so that no sound lasts nothing. */
export function clockOf(duration_ms: number): string {
  const seconds = Math.ceil(duration_ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
