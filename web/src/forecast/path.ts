/** Steps of a chart as SVG paths: point `i` is as wide as from `i` to `i + 1`, heights are shares of 100 from below. */

/** Runs of points between breaks, as half-open ranges. */
export function runs(breaks: readonly boolean[]): [first: number, end: number][] {
  const starts = breaks.flatMap((begins, index) => (begins || index === 0 ? [index] : []));
  return starts.map((first, index) => [first, starts[index + 1] ?? breaks.length]);
}

const y = (value: number, top: number) => Math.round(1000 * (100 - (100 * value) / top)) / 1000;

const steps = (values: readonly number[], [first, end]: readonly [number, number], top: number): string =>
  values
    .slice(first, end)
    .map((value, index) => `${index === 0 ? '' : 'V'}${y(value, top)}H${first + index + 1}`)
    .join('');

/** A line that keeps the height of each point over its width. */
export const stepLine = (values: readonly number[], top: number, breaks: readonly boolean[]): string =>
  runs(breaks)
    .map((run) => `M${run[0]} ${steps(values, run, top)}`)
    .join('');

/** The area between two such lines. */
export const stepArea = (
  low: readonly number[],
  high: readonly number[],
  top: number,
  breaks: readonly boolean[],
): string =>
  runs(breaks)
    .map(([first, end]) => {
      const back = low.slice(first, end).map((value, index) => `V${y(value, top)}H${first + index}`);
      return `M${first} ${steps(high, [first, end], top)}${back.reverse().join('')}Z`;
    })
    .join('');
