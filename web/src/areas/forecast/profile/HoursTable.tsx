import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LearnedHour } from '@/api/types';
import { useFormat } from '@/format';
import { Wide } from '@/ui/Wide';

const DAYS = ['monday_to_thursday', 'friday', 'saturday', 'sunday'] as const;
const WIDTH_MIN_PX = 640;

/** Answer rates by hour of the contact's day and kind of day. */
export function HoursTable({ label, cells }: { label: string; cells: LearnedHour[] }) {
  const { t } = useTranslation('compare');
  const format = useFormat();
  const hours = [...new Set(cells.map(({ hour }) => hour))].sort((one, other) => one - other);
  const percent = (figure: number) => format.percent(figure / 100);
  return (
    <Wide label={label} minWidth={WIDTH_MIN_PX}>
      <Table verticalSpacing={4}>
        <caption className="visually-hidden">{label}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('learned.hour')}</Table.Th>
            {DAYS.map((days) => (
              <Table.Th key={days} scope="col">
                {t(`learned.days.${days}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {hours.map((hour) => (
            <Table.Tr key={hour}>
              <Table.Th scope="row">{t('learned.at', { hour })}</Table.Th>
              {DAYS.map((days) => {
                const cell = cells.find((one) => one.hour === hour && one.days === days);
                return (
                  <Table.Td key={days}>
                    {cell === undefined ? (
                      '—'
                    ) : (
                      <>
                        {percent(cell.estimate_percent.mean)}{' '}
                        <Text span size="xs" c="dimmed">
                          {t('learned.cell', {
                            low: percent(cell.estimate_percent.low),
                            high: percent(cell.estimate_percent.high),
                            attempts: format.number(cell.attempts),
                            shipped: percent(cell.shipped_percent),
                          })}
                        </Text>
                      </>
                    )}
                  </Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}
