import { useState } from 'react';
import { same } from '@/strategy-model';

/** The value as it was first given, for as long as what is given says the same. */
export function useSame<Value>(given: Value): Value {
  const [kept, keep] = useState(given);
  if (given === kept || same(given, kept)) return kept;
  keep(given);
  return given;
}
