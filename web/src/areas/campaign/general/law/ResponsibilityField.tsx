import { Checkbox, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { Law } from '@/api/types';
import { useFormat } from '@/format';
import classes from './Law.module.css';
import { ResponsibilityDialog } from './ResponsibilityDialog';

type Responsibility = NonNullable<Law['responsibility']>;

interface Props {
  value: Responsibility | undefined;
  onChange: (value: Responsibility | undefined) => void;
}

/** Somebody answers for calls to countries that no chosen rule set covers; without that they are refused (R37). */
export function ResponsibilityField({ value, onChange }: Props) {
  const { t } = useTranslation('campaign');
  const format = useFormat();
  const [asking, { open, close }] = useDisclosure(false);
  return (
    <div>
      <Checkbox
        label={t('law.responsibility.label')}
        description={t('law.responsibility.why')}
        checked={value !== undefined}
        onChange={({ currentTarget: { checked } }) => (checked ? open() : onChange(undefined))}
      />
      {value !== undefined && (
        <div className={classes.answered}>
          <Text size="sm">
            {t('law.responsibility.taken', { by: value.by, at: format.dateTime(value.at) })}
          </Text>
          <Text size="sm" c="dimmed">
            {value.reason}
          </Text>
        </div>
      )}
      {asking && (
        <ResponsibilityDialog
          onClose={close}
          onTaken={(taken) => {
            onChange(taken);
            close();
          }}
        />
      )}
    </div>
  );
}
