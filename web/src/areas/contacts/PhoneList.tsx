import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ContactPhone } from '@/api/types';

/** The numbers of a contact in a line; one that may not be called is struck out, and says so. */
export function PhoneList({ phones }: { phones: ContactPhone[] }) {
  const { t } = useTranslation('contacts');
  return phones.map(({ column, national, suppressed }, i) => (
    <span key={column}>
      {i > 0 && ', '}
      {suppressed ? (
        <Text span inherit c="dimmed" td="line-through" title={t('suppressed')}>
          {national}
          <span className="visually-hidden"> ({t('suppressed')})</span>
        </Text>
      ) : (
        national
      )}
    </span>
  ));
}
