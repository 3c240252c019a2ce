import { Checkbox, Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallerId, Phone } from '@/api/types';
import { nationalPhone, parsePhone } from '@/format';

type Show = CallerId['show'];
const WAYS: Show[] = ['listed', 'fixed', 'called', 'hidden', 'random'];

interface Props {
  value: CallerId;
  onChange: (value: CallerId) => void;
  /** The campaign's list, and the country of its numbers. */
  listed: Phone[];
  country: string;
}

/** The displayed number, in its five ways (R13). */
export function CallerIdField({ value, onChange, listed, country }: Props) {
  const { t } = useTranslation('campaign');
  const choose = (show: Show) => {
    if (show === 'listed' || show === 'fixed') {
      const number = value.number ?? listed[0] ?? '';
      onChange({ show, number: show === 'listed' && !listed.includes(number) ? (listed[0] ?? '') : number });
    } else {
      onChange({ show });
    }
  };
  return (
    <Group gap="sm" align="flex-start">
      <Select
        label={t('caller_id.label')}
        w={230}
        allowDeselect={false}
        data={WAYS.map((show) => ({ value: show, label: t(`caller_id.${show}`) }))}
        value={value.show}
        onChange={(show) => show !== null && choose(show)}
      />
      {value.show === 'listed' && (
        <Select
          label={t('caller_id.number')}
          w={200}
          allowDeselect={false}
          data={listed.map((phone) => ({ value: phone, label: nationalPhone(phone, country) }))}
          value={value.number}
          onChange={(number) => number !== null && onChange({ show: 'listed', number })}
          error={listed.length === 0 ? t('caller_id.empty_list') : null}
        />
      )}
      {value.show === 'fixed' && (
        <FixedNumber
          number={value.number ?? ''}
          country={country}
          onChange={(number) => onChange({ show: 'fixed', number })}
        />
      )}
      {value.show === 'random' && (
        <Checkbox
          mt={32}
          label={t('caller_id.sticky')}
          checked={value.sticky === true}
          onChange={({ currentTarget: { checked } }) =>
            onChange(checked ? { show: 'random', sticky: true } : { show: 'random' })
          }
        />
      )}
    </Group>
  );
}

interface FixedProps {
  number: Phone;
  country: string;
  onChange: (number: Phone) => void;
}

function FixedNumber({ number, country, onChange }: FixedProps) {
  const { t } = useTranslation('campaign');
  const [typed, setTyped] = useState(nationalPhone(number, country));
  const wrong = parsePhone(typed, country) === null;
  return (
    <TextInput
      label={t('caller_id.number')}
      w={200}
      inputMode="tel"
      maxLength={40}
      placeholder={t('caller_ids.example')}
      value={typed}
      error={wrong ? t('caller_ids.wrong', { example: t('caller_ids.example') }) : null}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        const phone = parsePhone(value, country);
        if (phone !== null) onChange(phone);
      }}
    />
  );
}
