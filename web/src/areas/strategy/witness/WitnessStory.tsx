import { useTranslation } from 'react-i18next';
import type { Witness } from '@/api/types';
import { nationalPhone, useFormat, useLang } from '@/format';
import { colon, statusName } from '@/strategy-model';
import classes from './Witness.module.css';

interface Props {
  witness: Witness;
  /** The campaign's zone, by which instants are told. */
  zone: string;
}

/** An example as a small story: who, what happens, and what there is to see. */
export function WitnessStory({ witness: { contact, steps, at, shows }, zone }: Props) {
  const { t } = useTranslation('strategy');
  const format = useFormat();
  const lang = useLang();
  return (
    <>
      <h3 className={classes.head}>{t('witness.contact')}</h3>
      <ul className={classes.list}>
        {Object.entries(contact.phones).map(([column, phone]) => (
          <li key={column}>
            {column}
            {colon(lang)}
            <b>{nationalPhone(phone)}</b>
          </li>
        ))}
        {contact.zone !== zone && <li>{t('witness.zone', { zone: contact.zone })}</li>}
      </ul>
      <h3 className={classes.head}>{t('witness.steps')}</h3>
      {steps.length === 0 ? (
        <p className={classes.line}>{t('witness.no_steps')}</p>
      ) : (
        <ol className={classes.list}>
          {steps.map((step, index) => (
            <li key={index}>
              {format.moment(step.at, zone)} — TEL{step.number} {nationalPhone(step.phone)} →{' '}
              <b>{statusName(step.status, lang)}</b>
            </li>
          ))}
        </ol>
      )}
      <h3 className={classes.head}>{t('witness.shows')}</h3>
      <p className={classes.shows}>
        <b>{format.moment(at, zone)}</b> — {shows[lang]}
      </p>
    </>
  );
}
