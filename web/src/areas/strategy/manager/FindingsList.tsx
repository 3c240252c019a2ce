import { Anchor, Group, Text, Title, UnstyledButton } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { memo, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Finding } from '@/api/types';
import { FindingFacts } from '@/ui/FindingFacts';
import { findingPlace } from '@/ui/findingPlace';
import { FindingExample } from '../witness/FindingExample';
import classes from './Findings.module.css';
import { SeverityIcon } from './FindingMark';
import { CheckContext, KnownContext } from './FindingsProvider';
import { useFindings, useManager, useSelection } from './ManagerContext';
import { focusPlace, selectionOf } from './selection';

const ORDER = { error: 0, warning: 1, info: 2 };

/** Every finding, most serious first; a click goes to its cause. */
export const FindingsList = memo(function FindingsList() {
  const { t } = useTranslation('strategy');
  const { campaign, lang, present, select, play } = useManager();
  const { checking, problem, analysisProblem } = useContext(CheckContext);
  const known = useContext(KnownContext);
  const waitDays = known?.wait_days_max ?? null;
  const findings = useFindings();
  const selection = useSelection();
  const sorted = findings.toSorted((a, b) => ORDER[a.severity] - ORDER[b.severity]);

  const go = (finding: Finding) => {
    select(selectionOf(finding, present(), selection));
    requestAnimationFrame(() => focusPlace(finding.place.path));
  };

  return (
    <section aria-labelledby="findings">
      <Group gap={6} mb={4}>
        <Title order={2} id="findings" fz="sm">
          {t('findings.title', { count: findings.length })}
        </Title>
        <Text size="xs" c="dimmed" role="status">
          {checking ? t('findings.checking') : known?.file?.counted === false ? t('findings.counting') : ''}
        </Text>
      </Group>
      {problem !== null && (
        <Text size="xs" c="var(--mantine-color-error)">
          {t('findings.unknown', { why: problem.message })}
        </Text>
      )}
      {analysisProblem !== null && (
        <Text size="xs" c="var(--mantine-color-error)">
          {t('findings.analysis_failed', { why: analysisProblem.message })}
        </Text>
      )}
      {findings.length === 0 && problem === null && analysisProblem === null && (
        <Group gap={6} wrap="nowrap">
          <IconCircleCheck size={16} color="light-dark(#2b7a3d, #69db7c)" aria-hidden />
          <Text size="xs">{t('findings.none')}</Text>
        </Group>
      )}
      <ul className={classes.list}>
        {sorted.map((finding, index) => {
          const words = (
            <>
              <SeverityIcon severity={finding.severity} />
              <span>
                <span className={classes.place}>{finding.label[lang]}</span>
                {finding.message[lang]} <FindingFacts finding={finding} />
              </span>
            </>
          );
          return (
            <li key={`${index}/${finding.code}/${finding.place.path}`}>
              {finding.place.document === 'strategy' ? (
                <UnstyledButton className={classes.finding} onClick={() => go(finding)}>
                  {words}
                </UnstyledButton>
              ) : (
                <Anchor
                  component={Link}
                  to={findingPlace(campaign.id, finding, true).pathname}
                  c="inherit"
                  underline="never"
                  className={classes.finding}
                >
                  {words}
                </Anchor>
              )}
              <div className={classes.example}>
                <FindingExample finding={finding} zone={campaign.zone} onPlay={play} />
              </div>
            </li>
          );
        })}
      </ul>
      {waitDays !== null && (
        <Text size="xs" c="dimmed" px={6} mt={4}>
          {t('findings.wait', { count: waitDays })}
        </Text>
      )}
    </section>
  );
});
