import { Text, Tooltip } from '@mantine/core';
import {
  IconAlertTriangleFilled,
  IconExclamationCircleFilled,
  IconInfoCircleFilled,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '@/api/types';
import classes from './Findings.module.css';
import { useFindings, useManager } from './ManagerContext';
import { findingsWithin, worst } from './selection';

const ICONS = {
  error: IconExclamationCircleFilled,
  warning: IconAlertTriangleFilled,
  info: IconInfoCircleFilled,
};

export function SeverityIcon({ severity, size = 14 }: { severity: Finding['severity']; size?: number }) {
  const { t } = useTranslation('strategy');
  const Icon = ICONS[severity];
  return (
    <Icon
      size={size}
      className={classes.icon}
      data-severity={severity}
      role="img"
      aria-label={t(`severity.${severity}`)}
    />
  );
}

/** A mark where there is a finding within a place, with its words. */
export function FindingMark({ place }: { place: string }) {
  const { lang } = useManager();
  const findings = useFindings();
  const own = findingsWithin(findings, place);
  const severity = worst(own);
  if (severity === null) return null;
  return (
    <Tooltip
      multiline
      maw={360}
      label={own.map((finding) => finding.message[lang]).join('\n')}
      style={{ whiteSpace: 'pre-line' }}
    >
      <span className={classes.mark}>
        <SeverityIcon severity={severity} />
      </span>
    </Tooltip>
  );
}

/** What findings say of a field, beneath it. */
export function FieldFindings({ place }: { place: string }) {
  const { lang } = useManager();
  const findings = useFindings();
  return findingsWithin(findings, place).map((finding) => (
    <Text
      key={finding.code + finding.place.path}
      size="xs"
      className={classes.words}
      data-severity={finding.severity}
    >
      {finding.message[lang]}
    </Text>
  ));
}
