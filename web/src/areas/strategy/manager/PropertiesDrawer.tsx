import { Drawer, NumberInput, Radio, Stack, Switch, TagsInput, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { setStrategy, type Strategy } from '@/strategy-model';
import { FieldFindings } from './FindingMark';
import { useManager, useStrategy, whole } from './ManagerContext';

const CHOICES = ['first', 'rotate', 'least_called'] as const;
const RETRIES_MAX = 10;

/** The general properties of the strategy, with what each changes beside it (R10). */
export function PropertiesDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('strategy');
  return (
    <Drawer
      closeButtonProps={{ 'aria-label': t('rules.close') }}
      opened={opened}
      onClose={onClose}
      position="right"
      size="md"
      title={t('properties.title')}
    >
      <Properties />
    </Drawer>
  );
}

function Properties() {
  const { t } = useTranslation('strategy');
  const { edit } = useManager();
  const strategy = useStrategy(whole);
  const set = (fields: Partial<Strategy>) =>
    edit(setStrategy(fields), `properties/${Object.keys(fields).join()}`);
  const favour = strategy.favour_number_order;
  return (
    <Stack gap="lg">
      <Property place="name" why={t('properties.name_why')}>
        <TextInput
          label={t('properties.name')}
          maxLength={120}
          value={strategy.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
      </Property>
      <Property
        place="favour_number_order"
        why={t(favour ? 'properties.favour_on' : 'properties.favour_off')}
      >
        <Switch
          label={t('properties.favour')}
          checked={favour}
          onChange={(event) => set({ favour_number_order: event.currentTarget.checked })}
        />
      </Property>
      <Property
        place="off_planning"
        why={t(favour ? 'properties.off_greyed' : `properties.off_${strategy.off_planning}`)}
      >
        <Radio.Group
          label={t('properties.off')}
          value={strategy.off_planning}
          onChange={(value) => set({ off_planning: value })}
        >
          <Stack gap={6} mt={4}>
            <Radio value="wait" disabled={favour} label={t('properties.wait')} />
            <Radio value="skip" disabled={favour} label={t('properties.skip')} />
          </Stack>
        </Radio.Group>
      </Property>
      <Property place="choice" why={t(`properties.choice_${strategy.choice}`)}>
        <Radio.Group
          label={t('properties.choice')}
          value={strategy.choice}
          onChange={(value) => set({ choice: value })}
        >
          <Stack gap={6} mt={4}>
            {CHOICES.map((value) => (
              <Radio key={value} value={value} label={t(`properties.${value}`)} />
            ))}
          </Stack>
        </Radio.Group>
      </Property>
      <Property place="attempts_max" why={t('properties.attempts_why')}>
        <NumberInput
          label={t('properties.attempts')}
          min={1}
          max={100}
          value={strategy.attempts_max}
          onChange={(value) => typeof value === 'number' && set({ attempts_max: value })}
        />
      </Property>
      <Property place="horizon_days" why={t('properties.horizon_why')}>
        <NumberInput
          label={t('properties.horizon')}
          min={1}
          max={400}
          value={strategy.horizon_days}
          onChange={(value) => typeof value === 'number' && set({ horizon_days: value })}
        />
      </Property>
      <Property place="congestion_retry_min" why={t('properties.congestion_why')}>
        <TagsInput
          label={t('properties.congestion')}
          value={strategy.congestion_retry_min.map(String)}
          maxTags={RETRIES_MAX}
          allowDuplicates
          onChange={(values) =>
            set({
              congestion_retry_min: values
                .map(Number)
                .filter((value) => Number.isInteger(value) && value >= 0 && value <= 65_535),
            })
          }
        />
      </Property>
    </Stack>
  );
}

function Property({ place, why, children }: { place: string; why: string; children: ReactNode }) {
  return (
    <div data-place={place}>
      {children}
      <Text size="sm" c="dimmed" mt={4}>
        {why}
      </Text>
      <FieldFindings place={place} />
    </div>
  );
}
