import { Badge, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampaignDetail, ContactDetail } from '@/api/types';
import { useFormat } from '@/format';
import { Panel } from '@/ui/Panel';
import { otherColumns } from '../callfile/otherColumns';
import classes from './Contact.module.css';

/** What the call file says of a contact. */
export function ContactFacts({ campaign, contact }: { campaign: CampaignDetail; contact: ContactDetail }) {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  const { phone_columns } = campaign.campaign;
  const phones = new Map(contact.phones.map((phone) => [phone.column, phone]));
  const zone = contact.zone ?? campaign.zone;
  return (
    <Panel title={t('facts.title')}>
      <dl className={classes.facts}>
        {phone_columns.map((column) => {
          const phone = phones.get(column);
          const written = contact.columns[column] ?? '';
          return (
            <Fact key={column} name={column}>
              {phone === undefined ? (
                <NotDialled written={written} />
              ) : (
                <Group gap={6} component="span">
                  {phone.national}
                  {phone.suppressed && (
                    <Badge size="sm" tt="none" color="red" variant="light" component="span">
                      {t('suppressed')}
                    </Badge>
                  )}
                  {phone.takes_texts && (
                    <Badge size="sm" tt="none" color="gray" variant="light" component="span">
                      {t('takes_texts')}
                    </Badge>
                  )}
                </Group>
              )}
            </Fact>
          );
        })}
      </dl>
      <dl className={classes.facts}>
        <Fact name={t('zone')}>
          {contact.zone ?? t('zone_default')} · {t('local_time', { time: format.time(contact.now, zone) })}
        </Fact>
        <Fact name={t('priority')}>{format.number(contact.priority)}</Fact>
      </dl>
      <dl className={classes.facts}>
        {otherColumns(contact, campaign.campaign).map(([name, value]) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
      </dl>
    </Panel>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** A phone column that holds no number that can be dialled. */
function NotDialled({ written }: { written: string }) {
  const { t } = useTranslation('contacts');
  return written === '' ? t('no_phone') : t('wrong_phone', { written });
}
