import classes from './Sounds.module.css';

/** Plays a sound with the browser's own controls. */
export function Player({ src, label }: { src: string; label: string }) {
  // A message to machines has no captions; what it says is the administrator's own text.
  // eslint-disable-next-line jsx-a11y/media-has-caption
  return <audio className={classes.player} controls preload="none" src={src} aria-label={label} />;
}
