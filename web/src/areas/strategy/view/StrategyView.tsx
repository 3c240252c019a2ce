import { Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampaignDetail, Finding, Witness } from '@/api/types';
import { ForecastPanel } from '@/forecast/ForecastPanel';
import type { Forecasting } from '@/forecast/useForecastJob';
import type { Strategy } from '@/strategy-model';
import { Panel } from '@/ui/Panel';
import type { Known } from '../manager/FindingsProvider';
import { ProofPanel } from '../law/ProofPanel';
import { WhatIf } from '../whatif/WhatIf';
import { FindingsPanel } from './FindingsPanel';
import { InShort } from './InShort';
import { NumberSentences, StrategySentences } from './NumberSentences';
import classes from './View.module.css';

interface Props {
  campaign: CampaignDetail;
  strategy: Strategy;
  findings: readonly Finding[];
  /** What the analysis knows beside its findings, once it does. */
  known: Known | null;
  forecasting: Forecasting;
  /** What “what if” begins with. */
  firstExample?: Witness | null;
}

/**
 * The whole strategy on one page: in short, who is called when, “what if”, what is found and what the law says of it, every rule as a sentence, and what is
 * forecast.
 */
export function StrategyView({
  campaign,
  strategy,
  findings,
  known,
  forecasting,
  firstExample = null,
}: Props) {
  const { t } = useTranslation('strategy');
  // Each playing begins anew, the same example too.
  const [played, setPlayed] = useState({ example: firstExample, times: 0 });
  const play = (example: Witness) => setPlayed(({ times }) => ({ example, times: times + 1 }));
  return (
    <Stack gap="md">
      <InShort strategy={strategy} holes={known?.holes ?? null} />
      <FindingsPanel findings={findings} zone={campaign.zone} onPlay={play} />
      <ProofPanel campaign={campaign} strategy={strategy} onPlay={play} />
      <WhatIf key={played.times} campaign={campaign} strategy={strategy} example={played.example} />
      <Panel title={t('view.numbers')}>
        <div className={classes.numbers}>
          {strategy.number.map((number, index) => (
            <NumberSentences key={`${index}/${number.column}`} number={number} index={index} />
          ))}
          <StrategySentences strategy={strategy} />
        </div>
      </Panel>
      <ForecastPanel campaign={campaign} strategy={strategy} forecasting={forecasting} />
    </Stack>
  );
}
