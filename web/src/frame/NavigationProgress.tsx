import { useNavigation } from 'react-router';
import classes from './NavigationProgress.module.css';

/** A line beneath the header while the next page is being fetched. */
export function NavigationProgress() {
  const { state } = useNavigation();
  return state === 'loading' ? <div className={classes.line} aria-hidden /> : null;
}
