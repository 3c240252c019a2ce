import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { rankOf, telName } from '@/strategy-model';
import { useStrategy, whole } from '../manager/ManagerContext';

interface Props {
  value: string;
  rankMax: number | undefined;
  onChange: (call: string) => void;
}

/** Which number a rule calls (R16). Those that could not be open yet are greyed, and the reason is said (R34). */
export function TargetField({ value, rankMax, onChange }: Props) {
  const { t } = useTranslation('strategy');
  const strategy = useStrategy(whole);
  const limited = rankMax !== undefined && rankMax < strategy.number.length;
  const numbers = strategy.number.map((number, index) => ({
    value: `TEL${index + 1}`,
    label: telName(index, number.name),
    disabled: limited && index + 1 > rankMax,
  }));
  const data = [
    { value: 'same', label: t('target.same') },
    { value: 'next', label: t('target.next'), disabled: limited },
    { value: 'choice', label: t('target.choice') },
    ...numbers,
  ];
  const rank = rankOf(value);
  const gone = rank !== null && rank > strategy.number.length;
  return (
    <Select
      size="xs"
      label={t('target.label')}
      description={limited ? t('target.limited', { tel: `TEL${rankMax}` }) : undefined}
      allowDeselect={false}
      data={gone ? [...data, { value, label: value }] : data}
      value={value}
      onChange={(call) => call !== null && onChange(call)}
    />
  );
}
