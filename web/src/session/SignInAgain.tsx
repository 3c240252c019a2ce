import { Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Me } from '@/api/types';
import { SignInForm } from './SignInForm';

/** The session ended while somebody worked: the page stays as it is beneath. */
export function SignInAgain({ account, onSignedIn }: { account: Me; onSignedIn: () => void }) {
  const { t } = useTranslation('session');
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} title={t('again.title')}>
      <Text size="sm" mb="md">
        {t('again.why')}
      </Text>
      <SignInForm
        login={account.login}
        onSignedIn={(session) => {
          // Somebody else must not go on with what the first one had on the screen.
          if (session.account.id === account.id) onSignedIn();
          else window.location.assign('/');
        }}
      />
    </Modal>
  );
}
