/** How one of the four plannings of a number looks, everywhere: told apart by colour and, without colours, by pattern. */
export interface PlanningLook {
  /** Name of the pattern, to be said in legends. */
  pattern: 'plain' | 'stripes' | 'dots' | 'cross';
  /** Okabe and Ito's colours, distinct in every common form of colour blindness. */
  colour: string;
  /** Readable on the colour. */
  ink: string;
  /** CSS background: the colour and its pattern. */
  background: string;
}

const LINE = 'rgb(255 255 255 / 0.45)';
const DARK_LINE = 'rgb(0 0 0 / 0.28)';

const stripes = (angle: string, line: string) =>
  `repeating-linear-gradient(${angle}, ${line} 0 2px, transparent 2px 8px)`;

export const planningLooks: readonly [PlanningLook, PlanningLook, PlanningLook, PlanningLook] = [
  { pattern: 'plain', colour: '#0072B2', ink: '#ffffff', background: '#0072B2' },
  {
    pattern: 'stripes',
    colour: '#E69F00',
    ink: '#000000',
    background: `${stripes('45deg', DARK_LINE)}, #E69F00`,
  },
  {
    pattern: 'dots',
    colour: '#009E73',
    ink: '#000000',
    background: `radial-gradient(${LINE} 1.5px, transparent 2px) 0 0 / 8px 8px, #009E73`,
  },
  {
    pattern: 'cross',
    colour: '#CC79A7',
    ink: '#000000',
    background: `${stripes('0deg', DARK_LINE)}, ${stripes('90deg', DARK_LINE)}, #CC79A7`,
  },
];

/** The look of the planning at this place of its number, from 0. */
export function planningLook(index: number): PlanningLook {
  return planningLooks[index % planningLooks.length] ?? planningLooks[0];
}

/** Hours in which nothing may be planned: closed, or outside of what the law allows. */
export const closedBackground = `repeating-linear-gradient(135deg, light-dark(#c9c9d2, #4a4a54) 0 1px, transparent 1px 6px), light-dark(#efeff3, #26262b)`;
