//! What can be known before a call is made: findings with witnesses, legal checks, forecast.
