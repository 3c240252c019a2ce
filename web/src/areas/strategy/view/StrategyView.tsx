import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CampaignDetail, Finding } from '@/api/types';
import { useLang } from '@/format';
import type { Strategy } from '@/strategy-model';
import { Panel } from '@/ui/Panel';
import { SeverityIcon } from '../manager/FindingMark';
import { WhatIf } from '../whatif/WhatIf';
import { InShort } from './InShort';
import { NumberSentences, StrategySentences } from './NumberSentences';
import classes from './View.module.css';

interface Props {
  campaign: CampaignDetail;
  strategy: Strategy;
  findings: readonly Finding[];
}

/** The whole strategy on one page: in short, who is called when, every rule as a sentence, what the check says, and “what if”. */
export function StrategyView({ campaign, strategy, findings }: Props) {
  const { t } = useTranslation('strategy');
  const lang = useLang();
  return (
    <Stack gap="md">
      <InShort strategy={strategy} />
      <WhatIf campaign={campaign} strategy={strategy} />
      <Panel title={t('view.numbers')}>
        <div className={classes.numbers}>
          {strategy.number.map((number, index) => (
            <NumberSentences key={`${index}/${number.column}`} number={number} index={index} />
          ))}
          <StrategySentences strategy={strategy} />
        </div>
      </Panel>
      <Panel title={t('findings.title', { count: findings.length })}>
        {findings.length === 0 && <Text size="sm">{t('findings.none')}</Text>}
        <ul className={classes.list}>
          {findings.map((finding, index) => (
            <li key={`${index}/${finding.place.path}`}>
              <SeverityIcon severity={finding.severity} /> <b>{finding.label[lang]}</b> —{' '}
              {finding.message[lang]}
            </li>
          ))}
        </ul>
      </Panel>
    </Stack>
  );
}
