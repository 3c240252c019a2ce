import { Alert, Anchor, Button, Group, Stack } from '@mantine/core';
import { IconLock, IconPhoneCall } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ClassicRules } from '@/api/types';
import { withField } from '@/draft/withField';
import { useMay } from '@/session/SessionContext';
import { CountInput } from '@/ui/CountInput';
import { EmptyState } from '@/ui/EmptyState';
import { Panel } from '@/ui/Panel';
import { useCampaign } from '../CampaignContext';
import { CampaignForm } from '../CampaignForm';
import { useClassicDraft } from '../useCampaignDraft';
import { CallerIdField } from './CallerIdField';
import { ClassicRuleTable } from './ClassicRuleTable';
import { RING_S, startingRules } from './startingRules';

/** Classic recall rules (R50): asleep while a strategy is in place (R3). */
export function Component() {
  const { t } = useTranslation('campaign');
  const { campaign, strategy_in_place: strategy, id } = useCampaign();
  const draft = useClassicDraft();
  const mayEdit = useMay()('edit');
  const { caller_ids: listed = [], country = 'FR' } = campaign;
  const rules = draft.value;
  const locked = strategy !== null && (
    <Alert variant="light" icon={<IconLock aria-hidden />} title={t('classic.locked_title')} mb="md">
      {t('classic.locked_why', { version: strategy.version })}{' '}
      <Anchor component={Link} to={`/campaigns/${id}/strategy`} inherit>
        {t('classic.to_strategy')}
      </Anchor>
    </Alert>
  );
  const set = <K extends keyof ClassicRules>(key: K, value: ClassicRules[K]) =>
    draft.set((before) => withField(before ?? startingRules(listed), key, value));

  if (rules === null) {
    return (
      <CampaignForm draft={draft} locked={locked}>
        <Panel>
          <EmptyState
            icon={IconPhoneCall}
            title={t('classic.none_title')}
            action={
              mayEdit &&
              strategy === null && (
                <Button onClick={() => draft.set(() => startingRules(listed))}>{t('classic.begin')}</Button>
              )
            }
          >
            {t('classic.none_why')}
          </EmptyState>
        </Panel>
      </CampaignForm>
    );
  }
  return (
    <CampaignForm draft={draft} locked={locked}>
      <Stack maw={1000}>
        <Panel title={t('classic.general')} hint={t('classic.why')}>
          <Group gap="md" align="flex-end">
            <CountInput
              label={t('classic.attempts_max')}
              w={210}
              min={1}
              max={100}
              value={rules.attempts_max}
              onChange={(value) => value !== undefined && set('attempts_max', value)}
            />
            <CountInput
              label={t('classic.ring')}
              w={110}
              min={RING_S.min}
              max={RING_S.max}
              suffix=" s"
              value={rules.ring_s ?? RING_S.default}
              onChange={(value) => set('ring_s', value ?? RING_S.default)}
            />
            <CallerIdField
              value={rules.caller_id}
              onChange={(value) => set('caller_id', value)}
              listed={listed}
              country={country}
            />
          </Group>
        </Panel>
        <Panel title={t('classic.rules')}>
          <ClassicRuleTable
            rules={rules.rule}
            qualifications={campaign.qualification}
            onChange={(rule) => set('rule', rule)}
          />
        </Panel>
        <Button
          variant="subtle"
          color="red"
          size="compact-sm"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => draft.set(() => null)}
        >
          {t('classic.remove_all')}
        </Button>
      </Stack>
    </CampaignForm>
  );
}
