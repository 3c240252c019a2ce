/** Files that can be made into a sound, for the dialog of the browser. */
export const SOUND_FILES = '.wav,.mp3,audio/wav,audio/mpeg';
