import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LearnedRate } from '@/api/types';
import { useFormat } from '@/format';

/** Answer rates with their intervals and the calls behind them; a row without calls is left out. */
export function RateTable({ label, rows }: { label: string; rows: { name: string; rate: LearnedRate }[] }) {
  const { t } = useTranslation('compare');
  const format = useFormat();
  const percent = (figure: number) => format.percent(figure / 100);
  return (
    <Table verticalSpacing={4} maw={520}>
      <caption className="visually-hidden">{label}</caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{label}</Table.Th>
          <Table.Th scope="col">{t('learned.rate')}</Table.Th>
          <Table.Th scope="col" className="num">
            {t('learned.attempts')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows
          .filter(({ rate }) => rate.attempts > 0)
          .map(({ name, rate: { attempts, estimate_percent: estimate } }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td>
                {percent(estimate.mean)}{' '}
                {t('band', { low: percent(estimate.low), high: percent(estimate.high) })}
              </Table.Td>
              <Table.Td className="num">{format.number(attempts)}</Table.Td>
            </Table.Tr>
          ))}
      </Table.Tbody>
    </Table>
  );
}
