import { Table, Text } from '@mantine/core';
import { useFormat } from '@/format';
import classes from './Figures.module.css';

export interface Bar {
  id: string;
  label: string;
  value: number;
  /** The part of it that reached somebody. */
  reached?: number | undefined;
}

interface Props {
  caption: string;
  /** What the rows are, and what is counted. */
  headings: { label: string; value: string; reached?: string; share: string };
  bars: Bar[];
  /** Shown instead when there are none. */
  empty: string;
}

/** Figures of a few named things: a table whose rows are bars too. The last column is a share, of all or of the bar. */
export function BarTable({ caption, headings, bars, empty }: Props) {
  const format = useFormat();
  if (bars.length === 0)
    return (
      <Text size="sm" c="dimmed" py="md">
        {empty}
      </Text>
    );
  const longest = Math.max(1, ...bars.map((bar) => bar.value));
  const total = bars.reduce((sum, bar) => sum + bar.value, 0);
  const width = (value: number) => `${(100 * value) / longest}%`;
  return (
    <Table
      className={classes.bars}
      data-many={headings.reached !== undefined || undefined}
      withRowBorders={false}
    >
      <caption className="visually-hidden">{caption}</caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{headings.label}</Table.Th>
          <Table.Td aria-hidden className={classes.barCell} />
          <Table.Th scope="col" className="num">
            {headings.value}
          </Table.Th>
          {headings.reached !== undefined && (
            <Table.Th scope="col" className="num">
              {headings.reached}
            </Table.Th>
          )}
          <Table.Th scope="col" className="num">
            {headings.share}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {bars.map(({ id, label, value, reached }) => (
          <Table.Tr key={id}>
            <Table.Th scope="row" className={classes.name}>
              {label}
            </Table.Th>
            <Table.Td aria-hidden className={classes.barCell}>
              <div className={classes.track}>
                <div className={classes.bar} style={{ inlineSize: width(value) }} />
                {reached !== undefined && (
                  <div className={classes.reachedBar} style={{ inlineSize: width(reached) }} />
                )}
              </div>
            </Table.Td>
            <Table.Td className="num">{format.number(value)}</Table.Td>
            {headings.reached !== undefined && (
              <Table.Td className="num">{format.number(reached ?? 0)}</Table.Td>
            )}
            <Table.Td className={`num ${classes.share}`}>
              {format.percent(share(reached ?? value, reached === undefined ? total : value))}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
