import { Anchor, Group, List, Text, ThemeIcon } from '@mantine/core';
import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Finding, Severity } from '@/api/types';
import { useLang } from '@/format';
import { useMay } from '@/session/SessionContext';
import { FindingFacts } from './FindingFacts';
import { findingPlace } from './findingPlace';

const LOOKS = {
  error: { color: 'var(--mantine-color-error)', Icon: IconCircleX },
  warning: { color: 'var(--rappel-warning)', Icon: IconAlertTriangle },
  info: { color: 'gray', Icon: IconInfoCircle },
} as const satisfies Record<Severity, unknown>;

const ORDER: Severity[] = ['error', 'warning', 'info'];

interface Props {
  findings: Finding[];
  /** The campaign to whose pages the places lead; without one they are only named. */
  campaign?: number;
  /** Told when somebody goes to a place. */
  onFollow?: () => void;
}

/** What was found, worst first: where, and what. */
export function FindingList({ findings, campaign, onFollow }: Props) {
  const { t } = useTranslation();
  const lang = useLang();
  const mayEdit = useMay()('edit');
  const sorted = findings.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  return (
    <List spacing={6} listStyleType="none" size="sm">
      {sorted.map((finding, index) => {
        const { code, severity, place, message, label } = finding;
        const { color, Icon } = LOOKS[severity];
        return (
          <List.Item key={`${code} ${place.document} ${place.path} ${index}`}>
            <Group gap={8} wrap="nowrap" align="flex-start">
              <ThemeIcon size={20} variant="transparent" color={color}>
                <Icon size={17} role="img" aria-label={t(`severity.${severity}`)} />
              </ThemeIcon>
              <Text size="sm">
                {campaign === undefined ? (
                  <Text span fw={600}>
                    {label[lang]}
                  </Text>
                ) : (
                  <Place campaign={campaign} finding={finding} mayEdit={mayEdit} onFollow={onFollow}>
                    {label[lang]}
                  </Place>
                )}
                {' — '}
                {message[lang]} <FindingFacts finding={finding} />
              </Text>
            </Group>
          </List.Item>
        );
      })}
    </List>
  );
}

interface PlaceProps {
  campaign: number;
  finding: Finding;
  mayEdit: boolean;
  onFollow: (() => void) | undefined;
  children: string;
}

/** The way to where the cause of a finding is. */
function Place({ campaign, finding, mayEdit, onFollow, children }: PlaceProps) {
  const { pathname, state } = findingPlace(campaign, finding, mayEdit);
  return (
    <Anchor
      component={Link}
      to={pathname}
      state={state}
      fw={600}
      inherit
      underline="always"
      onClick={onFollow}
    >
      {children}
    </Anchor>
  );
}
