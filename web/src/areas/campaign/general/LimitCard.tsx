import { ActionIcon, Button, Checkbox, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Limit, LimitCap, WeekHours } from '@/api/types';
import { withField } from '@/draft/withField';
import { useLang } from '@/format';
import { parseWeek, weekWords } from '@/strategy-model';
import { CountInput } from '@/ui/CountInput';
import { OpeningHours } from '@/week/OpeningHours';
import { ClosedDaysFields } from './ClosedDaysFields';
import classes from './LimitCard.module.css';

const CAP_DEFAULT: LimitCap = { calls: 4, days: 30, per: 'contact' };
const HOURS_DEFAULT = { 'mon-fri': ['10:00-13:00', '14:00-20:00'] };

interface Props {
  limit: Limit;
  readOnly: boolean;
  onChange: (limit: Limit) => void;
  onRemove: () => void;
}

/** One hard limit: hours and days in the contact's time, a cap, or both. */
export function LimitCard({ limit, readOnly, onChange, onRemove }: Props) {
  const { t } = useTranslation('campaign');
  const { name, hours, closed_days, cap } = limit;
  const set = <K extends keyof Limit>(key: K, value: Limit[K] | undefined) =>
    onChange(withField(limit, key, value));
  const setCap = (changed: Partial<LimitCap>) => set('cap', { ...CAP_DEFAULT, ...cap, ...changed });
  return (
    <div className={classes.card} role="group" aria-label={name}>
      <Group gap="xs" wrap="nowrap" align="flex-end" mb="sm">
        <TextInput
          label={t('limits.name')}
          description={t('limits.name_why')}
          flex={1}
          maxLength={100}
          value={name}
          onChange={(event) => set('name', event.currentTarget.value)}
          error={name.trim() === '' ? t('limits.name_missing') : null}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t('limits.remove', { name })}
          onClick={onRemove}
        >
          <IconTrash size={17} aria-hidden />
        </ActionIcon>
      </Group>
      <Stack gap="sm">
        <Checkbox
          label={t('limits.has_cap')}
          checked={cap !== undefined}
          onChange={(event) => set('cap', event.currentTarget.checked ? CAP_DEFAULT : undefined)}
        />
        {cap !== undefined && (
          <Group gap="xs" align="flex-end" className={classes.within}>
            <CountInput
              label={t('limits.calls')}
              w={90}
              min={1}
              max={100}
              value={cap.calls}
              onChange={(calls) => setCap({ calls: calls ?? CAP_DEFAULT.calls })}
            />
            <CountInput
              label={t('limits.days')}
              w={90}
              min={1}
              max={366}
              value={cap.days}
              onChange={(days) => setCap({ days: days ?? CAP_DEFAULT.days })}
            />
            <Select
              label={t('limits.per')}
              w={230}
              allowDeselect={false}
              data={[
                { value: 'contact', label: t('limits.per_contact') },
                { value: 'number', label: t('limits.per_number') },
              ]}
              value={cap.per}
              onChange={(per) => per !== null && setCap({ per })}
            />
          </Group>
        )}
        <Checkbox
          label={t('limits.has_hours')}
          checked={hours !== undefined}
          onChange={(event) => set('hours', event.currentTarget.checked ? HOURS_DEFAULT : undefined)}
        />
        {hours !== undefined && (
          <LimitHours hours={hours} onChange={(changed) => set('hours', changed)} readOnly={readOnly} />
        )}
        <Checkbox
          label={t('limits.has_days')}
          checked={closed_days !== undefined}
          onChange={(event) => set('closed_days', event.currentTarget.checked ? {} : undefined)}
        />
        {closed_days !== undefined && (
          <div className={classes.within}>
            <ClosedDaysFields value={closed_days} onChange={(value) => set('closed_days', value ?? {})} />
          </div>
        )}
      </Stack>
    </div>
  );
}

interface HoursProps {
  hours: WeekHours;
  readOnly: boolean;
  onChange: (hours: WeekHours) => void;
}

/** The hours in a sentence; drawn on the week when asked. */
function LimitHours({ hours, readOnly, onChange }: HoursProps) {
  const { t } = useTranslation('campaign');
  const lang = useLang();
  const [drawn, { toggle }] = useDisclosure(false);
  return (
    <div className={classes.within}>
      <Group gap="xs" mb={drawn ? 'sm' : 0}>
        <Text size="sm">{weekWords(parseWeek(hours), lang)}</Text>
        <Button size="compact-xs" variant="subtle" aria-expanded={drawn} onClick={toggle}>
          {t(drawn ? 'limits.draw_done' : 'limits.draw')}
        </Button>
      </Group>
      {drawn && <OpeningHours value={hours} onChange={onChange} readOnly={readOnly} />}
    </div>
  );
}
