import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconBan, IconPencil, IconPhoneOutgoing, IconRotate } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampaignDetail, ContactDetail } from '@/api/types';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { callAgain, callNow, contactQuery, neverAgain } from './api';
import { ContactEditor } from './ContactEditor';
import { NeverAgainDialog } from './NeverAgainDialog';

/** Calls a contact now, never again, or changes its numbers. */
export function ContactActions({ campaign, contact }: { campaign: CampaignDetail; contact: ContactDetail }) {
  const { t } = useTranslation('contacts');
  const queries = useQueryClient();
  const [asked, setAsked] = useState<'edit' | 'never' | null>(null);
  const ask = (what: 'edit' | 'never') => {
    call.reset();
    again.reset();
    setAsked(what);
  };
  const readAgain = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: contactQuery(contact.id).queryKey }),
      queries.invalidateQueries({ queryKey: ['campaign', campaign.id, 'contacts'] }),
    ]);
  const say = (message: string) => notifications.show({ message });

  const call = useMutation({
    mutationFn: () => callNow(contact.id),
    onSuccess: ({ national }) => {
      say(t('call_now.done', { number: national }));
      return readAgain();
    },
  });
  const again = useMutation({
    mutationFn: () => callAgain(contact.id),
    onSuccess: () => {
      say(t('again.done'));
      return readAgain();
    },
  });
  const never = useMutation({
    mutationFn: (reason: string) => neverAgain(contact.id, reason),
    onSuccess: () => {
      setAsked(null);
      say(t('never.done'));
      return readAgain();
    },
  });
  const suppressed = contact.phones.length > 0 && contact.phones.every((phone) => phone.suppressed);
  const failure = call.error ?? again.error;

  return (
    <>
      <Group gap="xs">
        <Button
          variant="default"
          leftSection={<IconPencil size={16} aria-hidden />}
          onClick={() => ask('edit')}
        >
          {t('edit.button')}
        </Button>
        {suppressed ? (
          <Button
            variant="default"
            leftSection={<IconRotate size={16} aria-hidden />}
            loading={again.isPending}
            onClick={() => again.mutate()}
          >
            {t('again.button')}
          </Button>
        ) : (
          <>
            <Button
              variant="default"
              leftSection={<IconBan size={16} aria-hidden />}
              onClick={() => ask('never')}
            >
              {t('never.button')}
            </Button>
            <Button
              leftSection={<IconPhoneOutgoing size={16} aria-hidden />}
              loading={call.isPending}
              onClick={() => call.mutate()}
            >
              {t('call_now.button')}
            </Button>
          </>
        )}
      </Group>
      {failure !== null && (
        <ProblemNotice
          problem={failure}
          w="100%"
          withCloseButton
          closeButtonLabel={t('common:close')}
          onClose={() => {
            call.reset();
            again.reset();
          }}
        />
      )}
      {asked === 'never' && (
        <NeverAgainDialog
          name={contact.key}
          problem={never.error}
          pending={never.isPending}
          onClose={() => {
            setAsked(null);
            never.reset();
          }}
          onConfirm={(reason) => never.mutate(reason)}
        />
      )}
      {asked === 'edit' && (
        <ContactEditor
          campaign={campaign}
          contact={contact}
          onClose={() => setAsked(null)}
          onSaved={() => {
            setAsked(null);
            say(t('edit.done'));
            void readAgain();
          }}
        />
      )}
    </>
  );
}
