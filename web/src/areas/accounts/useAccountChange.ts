import { useMutation, useQueryClient } from '@tanstack/react-query';
import { accountsQuery, changeAccount } from '@/api/accounts';
import { presenceQuery } from '@/api/session';
import type { AccountChange } from '@/api/types';
import { useSession } from '@/session/SessionContext';

/** Changes an account, and shows the list as it then is; one's own account may thereby lose rights. */
export function useAccountChange(id: number) {
  const queries = useQueryClient();
  const { account } = useSession();
  return useMutation({
    mutationFn: (change: AccountChange) => changeAccount(id, change),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: accountsQuery.queryKey });
      if (id === account.id) await queries.invalidateQueries({ queryKey: presenceQuery.queryKey });
    },
  });
}
