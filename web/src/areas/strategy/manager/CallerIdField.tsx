import { Radio, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nationalPhone, parsePhone } from '@/format';
import type { CallerId } from '@/strategy-model';
import { FieldFindings } from './FindingMark';
import { useManager } from './ManagerContext';

interface Props {
  label: string;
  value: CallerId;
  place: string;
  onChange: (callerId: CallerId) => void;
}

const WAYS: readonly CallerId['show'][] = ['hidden', 'fixed', 'called', 'listed', 'random'];

/** The displayed number in its five ways (R13). */
export function CallerIdField({ label, value, place, onChange }: Props) {
  const { t } = useTranslation('strategy');
  const { document } = useManager();
  const list = document.caller_ids ?? [];
  const number = value.number ?? '';

  const choose = (show: CallerId['show']) => {
    if (show === 'fixed' || show === 'listed')
      onChange({ show, number: number === '' ? (list[0] ?? '') : number });
    else onChange({ show });
  };

  return (
    <div data-place={place}>
      <Radio.Group label={label} size="xs" value={value.show} onChange={(show) => choose(show)}>
        <Stack gap={4} mt={4}>
          {WAYS.map((show) => (
            <Radio
              key={show}
              size="xs"
              value={show}
              label={t(`caller.${show}`)}
              disabled={list.length === 0 && (show === 'listed' || show === 'random') && value.show !== show}
              description={list.length === 0 && show === 'listed' ? t('caller.no_list') : undefined}
            />
          ))}
        </Stack>
      </Radio.Group>
      {value.show === 'fixed' && (
        <PhoneInput
          key={number}
          value={number}
          onChange={(phone) => onChange({ show: 'fixed', number: phone })}
        />
      )}
      {value.show === 'listed' && (
        <Select
          size="xs"
          mt={6}
          aria-label={t('caller.number')}
          allowDeselect={false}
          data={[...new Set([...list, number])]
            .filter(Boolean)
            .map((phone) => ({ value: phone, label: nationalPhone(phone) }))}
          value={number}
          onChange={(phone) => phone !== null && onChange({ show: 'listed', number: phone })}
        />
      )}
      {value.show === 'random' && (
        <Switch
          size="xs"
          mt={6}
          label={t('caller.sticky')}
          checked={value.sticky === true}
          onChange={(event) =>
            onChange(event.currentTarget.checked ? { show: 'random', sticky: true } : { show: 'random' })
          }
        />
      )}
      <FieldFindings place={place} />
    </div>
  );
}

/** A number as people type it; only one that can be a number goes further. */
function PhoneInput({ value, onChange }: { value: string; onChange: (phone: string) => void }) {
  const { t } = useTranslation('strategy');
  const { document } = useManager();
  const [text, setText] = useState(nationalPhone(value, document.country));
  const phone = parsePhone(text, document.country);
  return (
    <TextInput
      size="xs"
      mt={6}
      inputMode="tel"
      aria-label={t('caller.number')}
      placeholder="01 62 34 18 10"
      value={text}
      error={phone === null ? t('caller.wrong') : undefined}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => phone !== null && phone !== value && onChange(phone)}
      onKeyDown={(event) => event.key === 'Enter' && phone !== null && onChange(phone)}
    />
  );
}
