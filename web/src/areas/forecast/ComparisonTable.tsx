import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Band, Comparison } from '@/api/types';
import { useFormat } from '@/format';
import { Wide } from '@/ui/Wide';
import { comparedFigures, isPercent, type Compared, type FigureName } from './figures';

const NAME_PX = 160;
const STRATEGY_PX = 190;

interface Props {
  comparison: Comparison;
  /** What the strategies are called here, where not by their own names. */
  names?: readonly string[];
}

/** The totals of strategies beside each other; each later one with its difference from the first, and whether that is more than noise. */
export function ComparisonTable({ comparison, names }: Props) {
  const { t } = useTranslation('compare');
  const { forecasts } = comparison;
  return (
    <Wide label={t('title')} minWidth={NAME_PX + STRATEGY_PX * forecasts.length}>
      <Table verticalSpacing={6}>
        <caption className="visually-hidden">{t('title')}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('figure')}</Table.Th>
            {forecasts.map(({ strategy }, index) => (
              <Table.Th key={index} scope="col">
                {names?.[index] ?? strategy}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {comparedFigures(comparison).map(({ name, cells }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{t(`figures.${name}`)}</Table.Th>
              {cells.map((cell, index) => (
                <Table.Td key={index}>
                  <Cell name={name} {...cell} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}

function Cell({ name, value, difference }: Compared & { name: FigureName }) {
  const { t } = useTranslation('compare');
  const format = useFormat();
  const write = (figure: number) =>
    isPercent(name) ? format.percent(figure / 100) : format.number(Math.round(figure));
  const signed = (figure: number) => {
    const rounded = isPercent(name) ? Math.round(10 * figure) / 10 : Math.round(figure);
    // Rounding may leave a zero with a sign.
    const difference = `${rounded > 0 ? '+' : ''}${format.number(rounded + 0)}`;
    return isPercent(name) ? t('points', { difference }) : difference;
  };
  const band = ({ low, high }: Band, written: (figure: number) => string) =>
    t('band', { low: written(low), high: written(high) });
  return (
    <>
      <Text size="sm">
        {typeof value === 'number' ? (
          write(value)
        ) : (
          <>
            {write(value.mean)}{' '}
            <Text span size="xs" c="dimmed">
              {band(value, write)}
            </Text>
          </>
        )}
      </Text>
      {difference !== null && (
        <Text size="xs" fw={difference.larger_than_noise ? 600 : undefined}>
          {signed(difference.difference.mean)} {band(difference.difference, signed)} ·{' '}
          {t(difference.larger_than_noise ? 'beyond_noise' : 'within_noise')}
        </Text>
      )}
    </>
  );
}
