import { Progress, Text } from '@mantine/core';
import classes from './JobProgress.module.css';

interface Props {
  running: boolean;
  /** Between 0 and 1; `null`: not known. */
  share: number | null;
  /** What is being done. */
  label: string;
}

/** How far long work is. It keeps its room while there is none, so that nothing moves when it begins. */
export function JobProgress({ running, share, label }: Props) {
  return (
    <div className={classes.line} role="status">
      {running && (
        <>
          <Progress
            flex={1}
            value={share === null ? 100 : Math.max(2, 100 * share)}
            striped={share === null}
            aria-label={label}
          />
          <Text size="xs">{label}</Text>
        </>
      )}
    </div>
  );
}
