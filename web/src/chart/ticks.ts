const TICKS_MAX = 5;
const STEPS = [1, 2, 5];

/** Round values from 0 up to the first that is not below `top`; at most five steps. */
export function ticks(top: number): number[] {
  let power = 1;
  for (;;) {
    for (const step of STEPS) {
      const count = Math.max(1, Math.ceil(top / (step * power)));
      if (count <= TICKS_MAX) return Array.from({ length: count + 1 }, (_, i) => i * step * power);
    }
    power *= 10;
  }
}
