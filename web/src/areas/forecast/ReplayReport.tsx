import { Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CampaignDetail, Replay } from '@/api/types';
import classes from '@/forecast/Forecast.module.css';
import { nationalPhone, useFormat, useLang } from '@/format';
import { Wide } from '@/ui/Wide';
import { BarTable } from '../results/BarTable';
import { ComparisonTable } from './ComparisonTable';
import { ReplayLaw } from './ReplayLaw';

const SAMPLE_PX = 640;

/** What another strategy would have done at each call: how often, some examples, and what that may have changed. */
export function ReplayReport({ replay, campaign }: { replay: Replay; campaign: CampaignDetail }) {
  const { t } = useTranslation('compare');
  const lang = useLang();
  const format = useFormat();
  const { attempts, contacts, verdicts, sample, estimate } = replay;
  return (
    <Stack gap="md">
      <Text size="sm">
        {t('replay.counted', {
          count: attempts,
          attempts: format.number(attempts),
          contacts: format.number(contacts),
        })}{' '}
        {t('replay.numbers', {
          never: format.number(replay.numbers_never_tried),
          would: format.number(replay.numbers_it_would_have_tried),
        })}
      </Text>
      <BarTable
        caption={t('replay.title')}
        headings={{ label: t('replay.verdict'), value: t('replay.attempts'), share: t('replay.share') }}
        bars={verdicts.map(({ verdict, attempts: value }) => ({
          id: verdict,
          label: t(`replay.verdicts.${verdict}`),
          value,
        }))}
        empty={t('replay.empty')}
      />
      {sample.length > 0 && (
        <details className={classes.details}>
          <summary>{t('replay.sample')}</summary>
          <Wide label={t('replay.sample')} minWidth={SAMPLE_PX}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t('replay.contact')}</Table.Th>
                  <Table.Th scope="col">{t('replay.at')}</Table.Th>
                  <Table.Th scope="col">{t('replay.dialled')}</Table.Th>
                  <Table.Th scope="col">{t('replay.verdict')}</Table.Th>
                  <Table.Th scope="col">{t('replay.would')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {sample.map(({ key, n, at, dialled, verdict, would_dial, would_from }) => (
                  <Table.Tr key={`${key} ${n}`}>
                    <Table.Td>{key}</Table.Td>
                    <Table.Td>{format.moment(at, campaign.zone)}</Table.Td>
                    <Table.Td>{nationalPhone(dialled, campaign.campaign.country)}</Table.Td>
                    <Table.Td>{t(`replay.verdicts.${verdict}`)}</Table.Td>
                    <Table.Td>
                      {[
                        would_dial === null ? null : nationalPhone(would_dial, campaign.campaign.country),
                        would_from === null ? null : format.moment(would_from, campaign.zone),
                      ]
                        .filter((part) => part !== null)
                        .join(' · ') || '—'}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Wide>
        </details>
      )}
      {replay.law.length > 0 && <ReplayLaw law={replay.law} campaign={campaign} />}
      {estimate !== null && <ComparisonTable comparison={estimate} />}
      <details className={classes.details}>
        <summary>{t('assumptions')}</summary>
        <ul className={classes.list}>
          {replay.assumptions.map((assumption) => (
            <li key={assumption.en}>{assumption[lang]}</li>
          ))}
        </ul>
      </details>
    </Stack>
  );
}
