import { ActionIcon, Anchor, Badge, Button, Group, Title, Tooltip } from '@mantine/core';
import {
  IconAdjustments,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconDeviceFloppy,
  IconEye,
  IconHistory,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { History } from '@/strategy-model';
import { FindingMark } from './FindingMark';
import { FileMenu } from './FileMenu';
import classes from './Manager.module.css';
import { useManager } from './ManagerContext';

interface Props {
  history: History;
  dirty: boolean;
  version: number | null;
  onUndo: () => void;
  onRedo: () => void;
  onProperties: () => void;
  onView: () => void;
  onSave: () => void;
}

const PROPERTIES = [
  'favour_number_order',
  'off_planning',
  'choice',
  'attempts_max',
  'horizon_days',
  'congestion_retry_min',
];

/** What can be done with the strategy as a whole. */
export function Toolbar({ history, dirty, version, onUndo, onRedo, onProperties, onView, onSave }: Props) {
  const { t } = useTranslation('strategy');
  const { campaign } = useManager();
  return (
    <div className={classes.bar}>
      <Group gap="xs">
        <Title order={1} fz="lg">
          <Anchor component={Link} to={`/campaigns/${campaign.id}/strategy`} c="inherit" inherit>
            {campaign.name}
          </Anchor>{' '}
          ▸ {t('manager.title')}
        </Title>
        <Badge variant="light" color="gray" tt="none">
          {version === null ? t('manager.no_version') : t('manager.version', { version })}
        </Badge>
        <span role="status">
          {dirty && (
            <Badge variant="light" color="orange" tt="none" c="light-dark(#8a3d00, #ffc078)">
              {t('manager.unsaved')}
            </Badge>
          )}
        </span>
      </Group>
      <Group gap="xs">
        <Tooltip label={t('manager.undo')}>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={t('manager.undo')}
            disabled={history.past.length === 0}
            onClick={onUndo}
          >
            <IconArrowBackUp size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('manager.redo')}>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={t('manager.redo')}
            disabled={history.future.length === 0}
            onClick={onRedo}
          >
            <IconArrowForwardUp size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <FileMenu />
        <Button
          variant="default"
          leftSection={<IconAdjustments size={16} aria-hidden />}
          rightSection={PROPERTIES.map((place) => (
            <FindingMark key={place} place={place} />
          ))}
          onClick={onProperties}
        >
          {t('properties.title')}
        </Button>
        <Button variant="default" leftSection={<IconEye size={16} aria-hidden />} onClick={onView}>
          {t('manager.view')}
        </Button>
        <Button
          variant="default"
          component={Link}
          to={`/campaigns/${campaign.id}/strategy/versions`}
          leftSection={<IconHistory size={16} aria-hidden />}
        >
          {t('versions.title')}
        </Button>
        <Button leftSection={<IconDeviceFloppy size={16} aria-hidden />} onClick={onSave}>
          {t('manager.save')}
        </Button>
      </Group>
    </div>
  );
}
