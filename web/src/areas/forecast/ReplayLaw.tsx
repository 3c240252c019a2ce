import { Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CampaignDetail, LegalFinding } from '@/api/types';
import classes from '@/forecast/Forecast.module.css';
import { nationalPhone, useFormat } from '@/format';
import { RuleName } from '@/ui/RuleName';
import { Wide } from '@/ui/Wide';

const WIDTH_MIN_PX = 560;

/** What the law has against the calls that were placed, and against those of the other strategy (R37). */
export function ReplayLaw({ law, campaign }: { law: LegalFinding[]; campaign: CampaignDetail }) {
  const { t } = useTranslation('compare');
  const format = useFormat();
  const { country } = campaign.campaign;
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {t('replay.law.title')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('replay.law.why')}
      </Text>
      <Wide label={t('replay.law.title')} minWidth={WIDTH_MIN_PX}>
        <Table className={classes.fromTheTop}>
          <caption className="visually-hidden">{t('replay.law.title')}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('replay.law.rule')}</Table.Th>
              <Table.Th scope="col" className="num">
                {t('replay.law.recorded')}
              </Table.Th>
              <Table.Th scope="col" className="num">
                {t('replay.law.held_back')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {law.map(({ rule, title, recorded, held_back, sample }) => (
              <Table.Tr key={rule}>
                <Table.Td>
                  <RuleName rule={rule} title={title} />
                  {sample.length > 0 && (
                    <details className={classes.details}>
                      <summary>{t('replay.law.sample')}</summary>
                      <ul className={classes.list}>
                        {sample.map(({ key, n, at, dialled }) => (
                          <li key={`${key} ${n}`}>
                            {key}, <time dateTime={at}>{format.moment(at, campaign.zone)}</time>,{' '}
                            {nationalPhone(dialled, country)}
                          </li>
                        ))}
                      </ul>
                    </details>
                  )}
                </Table.Td>
                <Table.Td className="num">{format.number(recorded)}</Table.Td>
                <Table.Td className="num">{format.number(held_back)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Wide>
    </Stack>
  );
}
