import { Alert, Button, Checkbox, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { IconPhoneCall } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { startCampaign } from '@/api/campaigns';
import { Problem } from '@/api/problem';
import type { CampaignSummary, Speed } from '@/api/types';
import { FindingList } from '@/ui/FindingList';
import { MomentField } from '@/ui/MomentField';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { instantIn } from '@/format/zoned';
import { useCampaignChange } from './useCampaignChange';

const SPEEDS: Speed[] = ['real', '60x', '600x', '3600x', 'max'];

interface Props {
  campaign: CampaignSummary;
  onClose: () => void;
}

/** Starts a campaign: at which speed, from when on; errors prevent it, warnings are to be accepted. */
export function StartDialog({ campaign, onClose }: Props) {
  const { t } = useTranslation('campaigns');
  const [speed, setSpeed] = useState<Speed>((campaign.simulated ? campaign.speed : null) ?? 'real');
  const [agreed, setAgreed] = useState(campaign.simulated);
  const [from, setFrom] = useState('');
  const start = useCampaignChange((acceptWarnings: boolean) =>
    startCampaign(campaign.id, {
      speed,
      ...(from !== '' && { from: instantIn(from, campaign.zone) }),
      ...(acceptWarnings && { accept_warnings: true }),
    }),
  );
  const problem = start.error === null ? null : Problem.of(start.error);
  const warned = problem?.code === 'warnings';
  const fresh = campaign.state === 'draft';
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t(fresh ? 'start.title' : 'start.resume', { name: campaign.name })}
    >
      <Stack>
        {!campaign.simulated && <PeopleCalled agreed={agreed} onAgree={setAgreed} />}
        {campaign.simulated && (
          <Radio.Group
            label={t('start.speed')}
            description={t('start.speed_why')}
            value={speed}
            onChange={(value) => setSpeed(value)}
          >
            <Stack gap={6} mt="xs">
              {SPEEDS.map((value) => (
                <Radio
                  key={value}
                  value={value}
                  label={t(`speed.${value}`)}
                  description={t(`speed_why.${value}`)}
                  {...(value === speed && { 'data-autofocus': true })}
                />
              ))}
            </Stack>
          </Radio.Group>
        )}
        {fresh && campaign.simulated && (
          <MomentField
            label={t('start.from')}
            description={t('start.from_why', { zone: campaign.zone })}
            value={from}
            onChange={setFrom}
          />
        )}
        {problem !== null &&
          (problem.findings.length > 0 ? (
            <Stack gap="xs" role="alert">
              <Text fw={600}>{t(warned ? 'start.warned' : 'start.prevented')}</Text>
              <FindingList findings={problem.findings} campaign={campaign.id} onFollow={onClose} />
            </Stack>
          ) : (
            <ProblemNotice problem={problem} />
          ))}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button
            color={campaign.simulated ? undefined : 'red'}
            loading={start.isPending}
            disabled={!agreed}
            onClick={() => start.mutate(warned, { onSuccess: onClose })}
          >
            {t(warned ? 'start.anyway' : fresh ? 'start.submit' : 'start.resume_submit')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** That this campaign calls people; they are called once somebody says that they are meant to be. */
function PeopleCalled({ agreed, onAgree }: { agreed: boolean; onAgree: (agreed: boolean) => void }) {
  const { t } = useTranslation('campaigns');
  return (
    <Alert color="red" variant="light" icon={<IconPhoneCall aria-hidden />} title={t('start.real')}>
      <Stack gap="sm">
        {t('start.real_why')}
        <Checkbox
          label={t('start.real_agreed')}
          checked={agreed}
          onChange={(event) => onAgree(event.currentTarget.checked)}
          data-autofocus
        />
      </Stack>
    </Alert>
  );
}
