import type { HttpConfig, Protocol, SmppConfig, TextAccount, TextAccountPreset } from '@/api/types';

export const TEXTS_PER_SECOND_DEFAULT = 5;
export const VALIDITY_DEFAULT_H = 48;

const SMPP_DEFAULT: Required<Pick<SmppConfig, 'host' | 'port' | 'system_id'>> = {
  host: '',
  port: 2775,
  system_id: '',
};

/** How a carrier is spoken to, as the form holds it: HTTP as the text that is typed. */
export type ProtocolDraft = { smpp: SmppConfig } | { http: string };

const written = (http: HttpConfig) => JSON.stringify(http, null, 2);

/** What a new account begins with: SMPP, or one of the presets. */
export function fromPreset(name: string, presets: TextAccountPreset[]): ProtocolDraft {
  const preset = presets.find((known) => known.name === name);
  return preset === undefined ? { smpp: SMPP_DEFAULT } : { http: written(preset.http) };
}

export function fromProtocol(protocol: Protocol): ProtocolDraft {
  return 'smpp' in protocol ? { smpp: protocol.smpp } : { http: written(protocol.http) };
}

/** The fields of an account that every protocol has. */
export function commonDraft(known: TextAccount | null) {
  const settings = known?.settings;
  return {
    name: settings?.name ?? '',
    sender: settings?.sender ?? '',
    countries: settings?.countries ?? ['FR'],
    texts_per_second: settings?.texts_per_second ?? TEXTS_PER_SECOND_DEFAULT,
    validity_h: settings?.validity_h ?? VALIDITY_DEFAULT_H,
  };
}
