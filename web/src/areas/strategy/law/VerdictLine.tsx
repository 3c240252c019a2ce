import { Anchor, Badge } from '@mantine/core';
import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconHelpCircleFilled,
  IconShieldCheckFilled,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LawVerdict, Witness } from '@/api/types';
import { useFormat, useLang } from '@/format';
import { SeeExample } from '../witness/SeeExample';
import classes from './Proof.module.css';

const ICONS = {
  cannot_break: IconCircleCheckFilled,
  can_break: IconAlertTriangleFilled,
  guarded: IconShieldCheckFilled,
  not_decided: IconHelpCircleFilled,
};

interface Props {
  verdict: LawVerdict;
  zone: string;
  onPlay: (witness: Witness) => void;
}

/** What was found of one rule, and what the rule rests on. */
export function VerdictLine({ verdict, zone, onPlay }: Props) {
  const { t } = useTranslation('proof');
  const format = useFormat();
  const lang = useLang();
  const { rule, preset, title, message, sources, checked, confidence, witness } = verdict;
  const Icon = ICONS[verdict.verdict];
  return (
    <li className={classes.verdict}>
      <Icon size={16} className={classes.icon} data-verdict={verdict.verdict} aria-hidden />
      <div>
        <b>{title[lang]}</b>{' '}
        <span className={classes.quiet}>
          {rule}
          {preset !== null && ` · ${preset}`}
        </span>
        <div>
          <b>{t(`verdict.${verdict.verdict}`)}</b>
          {verdict.verdict !== 'cannot_break' && ` — ${message[lang]}`}{' '}
          {witness !== null && (
            <SeeExample
              title={title[lang]}
              message={message[lang]}
              witness={witness}
              zone={zone}
              onPlay={onPlay}
            />
          )}
        </div>
        <div className={classes.quiet}>
          <Badge variant="outline" color="gray" size="xs" tt="none">
            {t(`confidence.${confidence}`)}
          </Badge>{' '}
          {t('checked', { date: format.date(checked) })}{' '}
          {sources.map((source) => (
            <Source key={source} source={source} />
          ))}
        </div>
      </div>
    </li>
  );
}

function Source({ source }: { source: string }) {
  if (!source.startsWith('https://')) return <span className={classes.source}>{source} </span>;
  return (
    <Anchor href={source} target="_blank" rel="noreferrer" className={classes.source} underline="always">
      {new URL(source).host}
    </Anchor>
  );
}
