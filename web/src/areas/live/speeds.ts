import type { Speed } from '@/api/types';

export const SPEEDS: Speed[] = ['real', '60x', '600x', '3600x', 'max'];

/** Whether days go by so fast that hours cannot be followed. */
export function fast(speed: Speed | null): boolean {
  return speed === '3600x' || speed === 'max';
}

export function isSpeed(text: string | null): text is Speed {
  return SPEEDS.some((speed) => speed === text);
}
