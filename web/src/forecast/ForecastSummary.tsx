import { Button, Group, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Band, Forecast } from '@/api/types';
import { download, separatorOf, toCsv } from '@/areas/results/csv';
import { KeyFigures } from '@/areas/results/KeyFigures';
import { useFormat, useLang } from '@/format';
import { colon } from '@/strategy-model';
import classes from './Forecast.module.css';
import { quarterRows } from './quarterRows';

/** The whole time in figures, what is noteworthy, and on what all of it rests. */
export function ForecastSummary({ forecast, file }: { forecast: Forecast; file: string }) {
  const { t } = useTranslation('forecast');
  const format = useFormat();
  const lang = useLang();
  const { totals, zone, exhausted_at, profile } = forecast;
  const percent = (value: number) => format.percent(value / 100);
  const whole = (value: number) => format.number(Math.round(value));
  const figure = (label: string, { low, mean, high }: Band, write: (value: number) => string) => ({
    label,
    value: write(mean),
    note: t('band', { low: write(low), high: write(high) }),
  });
  const csv = () => {
    const { headings, rows } = quarterRows(forecast);
    download(`${file}-${t('file.quarters')}.csv`, toCsv(headings, rows, separatorOf(lang)));
  };
  return (
    <>
      <Group justify="space-between" gap="xs">
        <Text size="sm">
          {t('totals', {
            from: format.moment(forecast.from, zone),
            until: format.moment(forecast.until, zone),
          })}
          , {t('seeds', { count: forecast.seeds })}. {t('bands')}
        </Text>
        <Button
          size="xs"
          variant="default"
          className="no-print"
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={csv}
        >
          {t('quarters')}
        </Button>
      </Group>
      <KeyFigures
        figures={[
          figure(t('reached'), totals.reached, whole),
          figure(t('calls'), totals.calls, whole),
          figure(t('occupancy'), totals.occupancy_percent, percent),
          figure(t('idle'), totals.idle_agent_h, (hours) => t('hours', { hours: whole(hours) })),
          figure(t('abandonment'), totals.abandonment_percent, percent),
          figure(t('waiting'), totals.waiting, whole),
          {
            label: t('exhausted'),
            value: exhausted_at === null ? '—' : format.dayAndMonth(exhausted_at.mean, zone),
            note:
              exhausted_at === null
                ? t('not_exhausted')
                : t('band', {
                    low: format.dayAndMonth(exhausted_at.low, zone),
                    high: format.dayAndMonth(exhausted_at.high, zone),
                  }),
          },
        ]}
      />
      {forecast.holes.length > 0 && (
        <details className={classes.details}>
          <summary>
            {t('holes')} ({forecast.holes.length})
          </summary>
          <ul className={classes.list}>
            {forecast.holes.map((hole) => (
              <li key={hole.from}>
                {t('waiting_then', {
                  count: Math.round(hole.contacts_waiting),
                  contacts: whole(hole.contacts_waiting),
                  from: format.moment(hole.from, zone),
                  until: format.time(hole.until, zone),
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
      <details className={classes.details}>
        <summary>{t('assumptions')}</summary>
        <ul className={classes.list}>
          <li>
            {t('profile')}
            {colon(lang)}
            {profile.name}. {profile.note[lang]}
          </li>
          {forecast.assumptions.map((assumption) => (
            <li key={assumption.en}>{assumption[lang]}</li>
          ))}
        </ul>
      </details>
    </>
  );
}
