import { Select, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/format';
import { setNumber } from '@/strategy-model';
import { FieldFindings } from './FindingMark';
import { useManager, useNumber } from './ManagerContext';

/** The column of the call file that a number is dialled from, with what stands in it. */
export function ColumnField({ index }: { index: number }) {
  const { t } = useTranslation('strategy');
  const format = useFormat();
  const { campaign, document, columns, edit } = useManager();
  const column = useNumber(index, (number) => number.column) ?? '';
  const known = columns.find((one) => one.name === column);
  const { unplanned, waiting, in_flight, ended } = campaign.contacts;
  const contacts = unplanned + waiting + in_flight + ended;
  const names = [...new Set([...document.phone_columns, column])].filter((name) => name !== '');
  return (
    <div data-place={`number[${index}].column`}>
      <Select
        size="xs"
        label={t('number.column')}
        data={names}
        value={column}
        allowDeselect={false}
        onChange={(value) => value !== null && edit(setNumber(index, { column: value }))}
      />
      <Text size="xs" c="dimmed" mt={2}>
        {known === undefined
          ? t('number.column_unknown')
          : `${known.samples.slice(0, 3).join(', ')}${known.samples.length > 0 ? ' — ' : ''}${t('number.filled', { filled: format.number(known.filled), contacts: format.number(contacts), count: known.filled })}`}
      </Text>
      <FieldFindings place={`number[${index}].column`} />
    </div>
  );
}
