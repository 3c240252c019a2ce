import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconArrowBackUp, IconRotate } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampaignDetail, Witness } from '@/api/types';
import { nationalPhone, useLang } from '@/format';
import type { Strategy } from '@/strategy-model';
import { MomentField } from '@/ui/MomentField';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { InventedContact } from './InventedContact';
import { NextCall } from './NextCall';
import { Outcomes } from './Outcomes';
import { StoredContact } from './StoredContact';
import { Story } from './Story';
import { useStory, type Who } from './useStory';
import classes from './WhatIf.module.css';
import { toInstant, toLocal } from '@/format/zoned';

/** Numbers nobody has, so that the story can begin at once. */
const INVENTED = ['06 39 98 00 01', '01 99 00 00 02', '01 99 00 00 03'];

/** The contact of an example with its numbers as people of the campaign's country write them. */
const asTyped = ({ contact }: Witness, country: string | undefined) => ({
  ...contact,
  phones: Object.fromEntries(
    Object.entries(contact.phones).map(([column, phone]) => [
      column,
      nationalPhone(phone, country).replaceAll('\u202f', ' '),
    ]),
  ),
});

interface Props {
  campaign: CampaignDetail;
  strategy: Strategy;
  /** A contact and what happened to it, to go on from. */
  example: Witness | null;
}

/** What if: a contact, an instant, outcomes pressed one by one; which call comes next, when and why (R61). */
export function WhatIf({ campaign, strategy, example }: Props) {
  const { t } = useTranslation('strategy');
  const lang = useLang();
  const { zone } = campaign;
  const [who, setWho] = useState<Who>(() => ({
    kind: 'invented',
    contact: (example && asTyped(example, campaign.campaign.country)) ?? {
      key: t('what_if.invented_key'),
      phones: Object.fromEntries(
        campaign.campaign.phone_columns.map((column, index) => [column, INVENTED[index] ?? '']),
      ),
    },
  }));
  const [local, setLocal] = useState(() =>
    toLocal(example?.steps[0]?.at ?? example?.at ?? campaign.now, zone),
  );
  const start = toInstant(local, zone) ?? campaign.now;
  const story = useStory(campaign.id, strategy, who, start, lang, example);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (example === null) return;
    panel.current?.scrollIntoView({ block: 'start', behavior: 'instant' });
    panel.current?.focus({ preventScroll: true });
  }, [example]);

  const change = (next: Who) => {
    setWho(next);
    story.restart();
  };
  return (
    <div className={`no-print ${classes.panel}`} ref={panel} tabIndex={-1}>
      <Panel title={t('what_if.title')} hint={t('what_if.why')}>
        <Stack gap="md">
          <Group gap="md" align="flex-end">
            <SegmentedControl
              size="xs"
              aria-label={t('what_if.who')}
              value={who.kind}
              onChange={(kind) =>
                change(
                  kind === 'stored'
                    ? { kind: 'stored', id: 0, key: '' }
                    : { kind: 'invented', contact: { key: t('what_if.invented_key'), phones: {} } },
                )
              }
              data={[
                { value: 'invented', label: t('what_if.invented') },
                { value: 'stored', label: t('what_if.stored') },
              ]}
            />
            <MomentField
              size="xs"
              required
              label={t('what_if.start', { zone })}
              value={local}
              onChange={(moment) => {
                setLocal(moment);
                story.restart();
              }}
            />
          </Group>
          {who.kind === 'invented' ? (
            <InventedContact
              columns={campaign.campaign.phone_columns}
              contact={who.contact}
              onChange={(contact) => change({ kind: 'invented', contact })}
            />
          ) : (
            <StoredContact
              campaign={campaign.id}
              chosen={who}
              onChange={(id, key) => change({ kind: 'stored', id, key })}
            />
          )}
          {who.kind === 'stored' && who.id === 0 ? (
            <Text size="sm" c="dimmed">
              {t('what_if.choose')}
            </Text>
          ) : (
            <>
              <Story told={story.told} zone={zone} />
              {story.error !== null && <ProblemNotice problem={story.error} />}
              {story.next !== undefined && story.error === null && (
                <div aria-live="polite" aria-busy={story.asking}>
                  <NextCall answer={story.next} zone={zone} />
                  {story.next.outcome !== 'end' && (
                    <Outcomes
                      campaign={campaign.campaign}
                      answer={story.next}
                      zone={zone}
                      onPlay={story.play}
                    />
                  )}
                </div>
              )}
              {story.told.length > 0 && (
                <Group gap="xs">
                  <Button
                    size="compact-sm"
                    variant="default"
                    leftSection={<IconArrowBackUp size={14} aria-hidden />}
                    onClick={story.undo}
                  >
                    {t('what_if.undo')}
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    leftSection={<IconRotate size={14} aria-hidden />}
                    onClick={story.restart}
                  >
                    {t('what_if.restart')}
                  </Button>
                </Group>
              )}
            </>
          )}
        </Stack>
      </Panel>
    </div>
  );
}
