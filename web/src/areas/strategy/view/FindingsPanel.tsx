import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Finding, Witness } from '@/api/types';
import { useLang } from '@/format';
import { FindingFacts } from '@/ui/FindingFacts';
import { Panel } from '@/ui/Panel';
import { SeverityIcon } from '../manager/FindingMark';
import { FindingExample } from '../witness/FindingExample';
import classes from './View.module.css';

interface Props {
  findings: readonly Finding[];
  zone: string;
  onPlay: (witness: Witness) => void;
}

/** What the check and the analysis say of the strategy. */
export function FindingsPanel({ findings, zone, onPlay }: Props) {
  const { t } = useTranslation('strategy');
  const lang = useLang();
  return (
    <Panel title={t('findings.title', { count: findings.length })}>
      {findings.length === 0 && <Text size="sm">{t('findings.none')}</Text>}
      <ul className={classes.findings}>
        {findings.map((finding, index) => (
          <li key={`${index}/${finding.place.path}`}>
            <SeverityIcon severity={finding.severity} /> <b>{finding.label[lang]}</b> —{' '}
            {finding.message[lang]} <FindingFacts finding={finding} />{' '}
            <FindingExample finding={finding} zone={zone} onPlay={onPlay} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
