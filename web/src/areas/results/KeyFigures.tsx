import classes from './Figures.module.css';

export interface KeyFigure {
  label: string;
  value: string;
  /** Beneath the value, smaller. */
  note?: string | undefined;
}

/** The few numbers to see first. */
export function KeyFigures({ figures }: { figures: KeyFigure[] }) {
  return (
    <dl className={classes.figures}>
      {figures.map(({ label, value, note }) => (
        <div key={label} className={classes.figure}>
          <dd>
            {value}
            <small>{note}</small>
          </dd>
          <dt>{label}</dt>
        </div>
      ))}
    </dl>
  );
}
