import { NumberInput, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { setNumber } from '@/strategy-model';
import { FieldFindings } from './FindingMark';
import { useManager, useNumber } from './ManagerContext';

interface Props {
  /** The number that it is a parameter of. */
  index: number;
}

export function NameField({ index }: Props) {
  const { t } = useTranslation('strategy');
  const { edit } = useManager();
  const name = useNumber(index, (number) => number.name);
  return (
    <TextInput
      size="xs"
      label={t('number.name')}
      value={name}
      maxLength={80}
      data-place={`number[${index}].name`}
      onChange={(event) => edit(setNumber(index, { name: event.currentTarget.value }), `name/${index}`)}
    />
  );
}

export function TextsField({ index }: Props) {
  const { t } = useTranslation('strategy');
  const { edit } = useManager();
  const accepted = useNumber(index, (number) => number.texts_accepted);
  const place = `number[${index}]`;
  return (
    <>
      <Switch
        size="sm"
        label={t('number.texts')}
        description={t('number.texts_why')}
        checked={accepted}
        data-place={`${place}.texts_accepted`}
        onChange={(event) => edit(setNumber(index, { texts_accepted: event.currentTarget.checked }))}
      />
      <FieldFindings place={`${place}.text`} />
    </>
  );
}

export function RingField({ index }: Props) {
  const { t } = useTranslation('strategy');
  const { edit } = useManager();
  const ring_s = useNumber(index, (number) => number.ring_s);
  const place = `number[${index}].ring_s`;
  return (
    <div data-place={place}>
      <NumberInput
        size="xs"
        label={t('number.ring')}
        suffix=" s"
        min={15}
        max={60}
        value={ring_s}
        onChange={(value) =>
          typeof value === 'number' && edit(setNumber(index, { ring_s: value }), `ring/${index}`)
        }
      />
      <FieldFindings place={place} />
    </div>
  );
}

export function CeilingField({ index }: Props) {
  const { t } = useTranslation('strategy');
  const { edit } = useManager();
  const attempts_max = useNumber(index, (number) => number.attempts_max);
  const place = `number[${index}].attempts_max`;
  return (
    <div data-place={place}>
      <NumberInput
        size="xs"
        label={t('number.ceiling')}
        placeholder={t('number.no_ceiling')}
        min={1}
        max={100}
        value={attempts_max ?? ''}
        onChange={(value) =>
          edit(
            setNumber(index, { attempts_max: typeof value === 'number' ? value : undefined }),
            `ceiling/${index}`,
          )
        }
      />
      <FieldFindings place={place} />
    </div>
  );
}
