import { Box, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Difference } from '@/strategy-model';
import classes from './DifferenceTable.module.css';

interface Props {
  differences: readonly Difference[];
  before: string;
  after: string;
  /** Said where nothing differs. */
  none: string;
}

/** Two strategies side by side, in words: only what differs. */
export function DifferenceTable({ differences, before, after, none }: Props) {
  const { t } = useTranslation('strategy');
  if (differences.length === 0) return <Text size="sm">{none}</Text>;
  return (
    <Box className={classes.scroller} tabIndex={0} role="group" aria-label={t('versions.difference')}>
      <Table className={classes.table} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('versions.place')}</Table.Th>
            <Table.Th>{before}</Table.Th>
            <Table.Th>{after}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {differences.map((one, index) => (
            <Table.Tr key={`${index}/${one.place}`}>
              <Table.Th scope="row" fw={400}>
                {one.place}
              </Table.Th>
              <Table.Td>
                {one.before === null ? <Absent /> : <del className={classes.before}>{one.before}</del>}
              </Table.Td>
              <Table.Td>
                {one.after === null ? <Absent /> : <ins className={classes.after}>{one.after}</ins>}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}

function Absent() {
  const { t } = useTranslation('strategy');
  return <Text size="sm" c="dimmed">{`— ${t('versions.absent')}`}</Text>;
}
