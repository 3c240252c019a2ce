import { ScrollArea, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/format';
import classes from './Figures.module.css';
import type { Cell } from './csv';

/** Height of a chart, and of the table in its place, so that nothing jumps when one takes the place of the other. */
export const CHART_PX = 240;

interface Props {
  caption: string;
  headings: string[];
  /** The first cell of a row names it. */
  rows: Cell[][];
}

export function FigureTable({ caption, headings, rows }: Props) {
  const { t } = useTranslation('results');
  const format = useFormat();
  return (
    <ScrollArea
      h={CHART_PX}
      type="auto"
      viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('table_of', { title: caption }) }}
    >
      <Table stickyHeader>
        <caption className="visually-hidden">{caption}</caption>
        <Table.Thead className={classes.head}>
          <Table.Tr>
            {headings.map((heading, i) => (
              <Table.Th key={heading} scope="col" className={i === 0 ? undefined : 'num'}>
                {heading}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([name, ...cells]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" className={classes.name}>
                {name}
              </Table.Th>
              {cells.map((cell, i) => (
                <Table.Td key={headings[i + 1]} className="num">
                  {typeof cell === 'number' ? format.number(cell) : cell}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
