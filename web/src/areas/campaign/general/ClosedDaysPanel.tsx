import { Skeleton, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { holidaysQuery } from '@/api/campaigns';
import type { CivilDate } from '@/api/types';
import { useFormat, useLang } from '@/format';
import { Panel } from '@/ui/Panel';
import { useCampaign } from '../CampaignContext';
import { ClosedDaysFields } from './ClosedDaysFields';
import classes from './ClosedDaysPanel.module.css';
import type { PanelProps } from './GeneralTab';
import { nameOf } from './holidays';

const PREVIEW_MONTHS = 12;
/** Holidays of most calendars in a year, for which room is kept until they are known. */
const USUAL_DAYS = 11;

/** Days on which nothing is dialled, and which dates that makes over a year (R1). */
export function ClosedDaysPanel({ campaign, set }: PanelProps) {
  const { t } = useTranslation('campaign');
  return (
    <Panel title={t('field.closed_days')} hint={t('closed_days.why')}>
      <ClosedDaysFields value={campaign.closed_days} onChange={(value) => set('closed_days', value)} />
      <Preview calendars={campaign.closed_days?.calendars ?? []} own={campaign.closed_days?.dates ?? []} />
    </Panel>
  );
}

function Preview({ calendars, own }: { calendars: string[]; own: CivilDate[] }) {
  const { t } = useTranslation('campaign');
  const format = useFormat();
  const lang = useLang();
  const from = useCampaign().now.slice(0, 10);
  const to = monthsLater(from, PREVIEW_MONTHS);
  const { data, isLoading } = useQuery({
    ...holidaysQuery(from, to, calendars),
    placeholderData: keepPreviousData,
  });
  if (isLoading) {
    return (
      <>
        <Skeleton mt="sm" mb={4} w="16em">
          <Text size="sm" fw={600}>
            &nbsp;
          </Text>
        </Skeleton>
        <ul className={classes.days} aria-hidden>
          {Array.from({ length: USUAL_DAYS + own.length }, (_, index) => (
            <li key={index}>
              <Skeleton>&nbsp;</Skeleton>
            </li>
          ))}
        </ul>
      </>
    );
  }
  const days = [
    // Without a calendar nothing is asked, and what was kept of the last answer is not of these days.
    ...(calendars.length === 0 ? [] : (data ?? [])).map(({ date, name }) => ({
      date,
      name: nameOf(name, lang),
    })),
    ...own.map((date) => ({ date, name: t('closed_days.own') })),
  ].sort((a, b) => a.date.localeCompare(b.date));
  if (days.length === 0) {
    return (
      <Text size="sm" c="dimmed" mt="sm">
        {t('closed_days.nothing')}
      </Text>
    );
  }
  return (
    <>
      <Text size="sm" fw={600} mt="sm" mb={4}>
        {t('closed_days.preview', { count: days.length })}
      </Text>
      <ul className={classes.days}>
        {days.map(({ date, name }) => (
          <li key={`${date} ${name}`}>
            <span className={classes.date}>{format.dateShort(date)}</span> {name}
          </li>
        ))}
      </ul>
    </>
  );
}

function monthsLater(date: CivilDate, months: number): CivilDate {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + months);
  return at.toISOString().slice(0, 10);
}
