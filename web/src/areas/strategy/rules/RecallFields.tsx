import { SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Follow, follow, type Recall, recallOf } from '@/strategy-model';
import { MomentFields } from './MomentFields';
import { TargetField } from './TargetField';
import { ValidField } from './ValidField';

interface Props {
  recall: Recall;
  /** The number whose rule it is; `null` for the strategy's defaults. */
  owner: number | null;
  /** Only ranks up to this may be called, from 1: during preliminary calls the others are not open (R34). */
  rankMax?: number;
  onChange: (recall: Recall) => void;
}

/** What follows an attempt: a call with its target and moment, or an end (R16). */
export function RecallFields({ recall, owner, rankMax, onChange }: Props) {
  const { t } = useTranslation('strategy');
  const what = follow(recall);
  const set = (next: Follow) => onChange(recallOf(next));

  const choose = (kind: Follow['kind']) => {
    if (kind === 'call') set({ kind, call: 'same', moment: { kind: 'after', after: '2 h' } });
    else if (kind === 'close') set({ kind, result: t('recall.result_usual') });
    else set({ kind });
  };

  return (
    <Stack gap="xs">
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('recall.what')}
        value={what.kind}
        onChange={choose}
        data={(['call', 'give_up_number', 'close'] as const).map((value) => ({
          value,
          label: t(`recall.${value}`),
        }))}
      />
      {what.kind === 'call' && (
        <>
          <TargetField value={what.call} rankMax={rankMax} onChange={(call) => set({ ...what, call })} />
          <MomentFields
            value={what.moment}
            call={what.call}
            owner={owner}
            onChange={(moment) => set({ ...what, moment })}
          />
          <ValidField
            value={what.valid}
            onChange={(valid) =>
              set(
                valid === undefined
                  ? { kind: 'call', call: what.call, moment: what.moment }
                  : { ...what, valid },
              )
            }
          />
        </>
      )}
      {what.kind === 'give_up_number' && <Text size="xs">{t('recall.give_up_why')}</Text>}
      {what.kind === 'close' && (
        <TextInput
          size="xs"
          label={t('recall.result')}
          description={t('recall.result_why')}
          maxLength={80}
          value={what.result}
          error={what.result.trim() === '' ? t('recall.result_empty') : undefined}
          onChange={(event) => set({ kind: 'close', result: event.currentTarget.value })}
        />
      )}
    </Stack>
  );
}
