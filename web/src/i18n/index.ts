import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Lang } from '@/api/types';

/** A file of this folder is a namespace; both languages must hold it (see the test beside). */
const loaders: Record<Lang, () => Promise<{ namespaces: Record<string, object> }>> = {
  fr: () => import('./fr'),
  en: () => import('./en'),
};

const STORED = 'rappel.lang';

export const LANGS: Lang[] = ['fr', 'en'];

export function isLang(value: unknown): value is Lang {
  return value === 'fr' || value === 'en';
}

function preferred(): Lang {
  const stored = localStorage.getItem(STORED);
  if (isLang(stored)) return stored;
  return navigator.languages.find((tag) => isLang(tag.slice(0, 2)))?.slice(0, 2) === 'en' ? 'en' : 'fr';
}

async function load(lang: Lang) {
  if (i18n.hasResourceBundle(lang, 'common')) return;
  const { namespaces } = await loaders[lang]();
  for (const [name, words] of Object.entries(namespaces)) i18n.addResourceBundle(lang, name, words);
}

/** Speaks another language from now on, and the next time too. */
export async function speak(lang: Lang) {
  await load(lang);
  localStorage.setItem(STORED, lang);
  document.documentElement.lang = lang;
  await i18n.changeLanguage(lang);
}

export async function startSpeaking(lang: Lang = preferred()) {
  await i18n.use(initReactI18next).init({
    resources: {},
    lng: lang,
    fallbackLng: false,
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { bindI18nStore: 'added' },
  });
  await speak(lang);
}
