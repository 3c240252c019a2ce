import { Button, Group, Menu, Text } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer, Campaign, WhatIfAttempt } from '@/api/types';
import { useLang } from '@/format';
import { statusName, SYSTEM_STATUSES } from '@/strategy-model';
import { MomentField } from '@/ui/MomentField';
import { useDefaultQualifications } from '../manager/useDefaultQualifications';
import { toInstant, toLocal } from '@/format/zoned';

interface Props {
  campaign: Campaign;
  answer: Answer;
  zone: string;
  onPlay: (outcome: WhatIfAttempt) => void;
}

const USUAL = ['no_answer', 'busy', 'machine', 'absent', 'rejected', 'invalid'];

/** How the call ends, one press each. */
export function Outcomes({ campaign, answer, zone, onPlay }: Props) {
  const { t } = useTranslation('strategy');
  const lang = useLang();
  const qualifications = useDefaultQualifications(campaign);
  const [callback, setCallback] = useState<{ status: string; local: string } | null>(null);
  const { instant, number } = answer;
  if (instant === null || number === null) return null;

  const play = (status: string, more?: Pick<WhatIfAttempt, 'callback'>) => {
    const left = status === 'machine' && answer.message !== null;
    onPlay({ at: instant, number, status, ...(left && { message_left: true }), ...more });
    setCallback(null);
  };
  const agree = (status: string) => {
    const tomorrow = new Date(Date.parse(instant) + 86_400_000).toISOString();
    setCallback({ status, local: toLocal(tomorrow, zone) });
  };
  const due = callback === null ? null : toInstant(callback.local, zone);
  return (
    <>
      <Text size="xs" mt="sm" mb={4}>
        {t('what_if.outcome')}
      </Text>
      <Group gap={6}>
        {USUAL.map((status) => (
          <Button key={status} size="compact-sm" variant="default" onClick={() => play(status)}>
            {statusName(status, lang)}
          </Button>
        ))}
        <Menu withinPortal>
          <Menu.Target>
            <Button size="compact-sm" variant="default" rightSection={<IconDots size={14} aria-hidden />}>
              {t('what_if.other')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={320} style={{ overflow: 'auto' }}>
            {SYSTEM_STATUSES.filter((status) => !USUAL.includes(status)).map((status) => (
              <Menu.Item key={status} onClick={() => play(status)}>
                {statusName(status, lang)}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Label>{t('what_if.qualifications')}</Menu.Label>
            {qualifications.map(({ name, kind }) => (
              <Menu.Item key={name} onClick={() => (kind === 'callback' ? agree(name) : play(name))}>
                {statusName(name, lang)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </Group>
      {callback !== null && (
        <Group gap="xs" align="flex-end" mt="xs">
          <MomentField
            size="xs"
            required
            label={t('what_if.callback_at')}
            value={callback.local}
            onChange={(local) => setCallback({ ...callback, local })}
          />
          <Button
            size="xs"
            disabled={due === null}
            onClick={() => due !== null && play(callback.status, { callback: { at: due } })}
          >
            {t('what_if.agree')}
          </Button>
        </Group>
      )}
    </>
  );
}
