import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CampaignDetail, ContactDetail } from '@/api/types';
import { useFormat, useLang } from '@/format';
import { Panel } from '@/ui/Panel';
import classes from './Contact.module.css';
import { PhaseText } from './PhaseText';

/** What comes next for a contact and why, and what is in the way of each number (R61). */
export function NextCall({ campaign, contact }: { campaign: CampaignDetail; contact: ContactDetail }) {
  const { t } = useTranslation('contacts');
  const lang = useLang();
  const format = useFormat();
  return (
    <Panel
      title={t('next.title')}
      hint={<PhaseText phase={contact.phase} campaign={{ ...campaign, now: contact.now }} />}
    >
      <Stack gap="md">
        <div>
          <Text size="sm">{contact.next.sentence[lang]}</Text>
          {contact.next.reason !== null && (
            <Text size="sm" c="dimmed">
              {contact.next.reason[lang]}
            </Text>
          )}
        </div>
        {contact.next.numbers.length > 0 && (
          <div>
            <Text size="sm" fw={600} mb={6}>
              {t('next.numbers', { time: format.moment(contact.now, campaign.zone) })}
            </Text>
            <ul className={classes.verdicts}>
              {contact.next.numbers.map(({ tel, national, obstacles }) => (
                <li key={tel} className={classes.verdict} data-callable={obstacles.length === 0 || undefined}>
                  <Text size="sm">
                    <strong>{tel}</strong> {national}
                  </Text>
                  {obstacles.length === 0 ? (
                    <Text size="sm" c="dimmed">
                      {t('next.callable')}
                    </Text>
                  ) : (
                    obstacles.map(({ code, sentence }) => (
                      <Text key={code} size="sm" c="dimmed">
                        {sentence[lang]}
                      </Text>
                    ))
                  )}
                </li>
              ))}
            </ul>
          </div>
        )}
      </Stack>
    </Panel>
  );
}
