/** The documents that the server sends and takes, by the names that its published description gives them. */

import type { components } from './schema.gen';

type Schemas = components['schemas'];

export type Account = Schemas['Account'];
export type AccountChange = Schemas['AccountChange'];
export type Analysis = Schemas['AnalysisReport'];
export type Answer = Schemas['Answer'];
export type Attempt = Schemas['Attempt'];
export type AttemptSeen = Schemas['AttemptSeen'];
export type AuditLine = Schemas['AuditLine'];
/** A figure with what it may be in one run: between `low` and `high` in 95 of 100. */
export type Band = ForecastDay['reached'];
export type CallerId = Schemas['CallerId'];
export type Campaign = Schemas['Campaign'];
export type CampaignDetail = Schemas['CampaignDetail'];
/** A role that may not read campaigns is shown their names. */
export type CampaignListed = Schemas['CampaignListed'];
export type CampaignState = Schemas['CampaignState'];
export type CampaignSummary = Schemas['CampaignSummary'];
export type Cap = Schemas['Cap'];
export type ClassicRule = Schemas['ClassicRule'];
export type ClassicRules = Schemas['ClassicRules'];
export type ClosedDays = Schemas['ClosedDays'];
export type Column = Schemas['Column'];
export type ColumnsMapping = Schemas['ColumnsMapping'];
/** Strategies forecast on common random numbers. */
export type Comparison = Schemas['Comparison'];
export type ComparisonAsked = Schemas['ForecastAsked'];
export type ConfiguredTrunk = Schemas['ConfiguredTrunk'];
export type Connections = Schemas['Connections'];
export type ContactChange = Schemas['ContactChange'];
export type ContactDetail = Schemas['ContactDetail'];
export type ContactPhone = Schemas['ContactPhone'];
export type ContactRow = Schemas['ContactRow'];
export type ContactText = Schemas['ContactText'];
/** `09:00-12:30`, half-open. */
export type DaySpan = Schemas['DaySpan'];
/** `15 min`, `1 h 30 min`, `3 d`. */
export type Delay = Schemas['Delay'];
/** How much a figure of a strategy differs from the first one's. */
export type Difference = Schemas['Difference'];
export type Dialling = Schemas['Dialling'];
export type ExceptionalOpening = Schemas['ExceptionalOpening'];
/** What a check found; what the analysis found says more. */
export type Finding = Schemas['Finding'] & Partial<Pick<Schemas['Told'], 'decided' | 'contacts' | 'witness'>>;
export type FirstAccount = Schemas['FirstAccount'];
export type Forecast = Schemas['Forecast'];
export type ForecastDay = Forecast['days'][number];
export type ForecastQuarter = Forecast['quarters'][number];
export type Guess = Schemas['Guess'];
/** Open hours in which a kind of contact cannot be called. */
export type Hole = Schemas['Hole'];
export type HttpConfig = Schemas['HttpConfig'];
export type ImportReport = Schemas['ImportReport'];
/** RFC 3339. */
export type Instant = Schemas['Instant'];
export type Job = Schemas['Job'];
export type Lang = Schemas['Lang'];
/** Which legal rule sets bind a campaign, and what it calls for. */
export type Law = Schemas['Law'];
/** A legal rule set that ships. */
export type LawPreset = Schemas['LawPreset'];
export type LawPurpose = Schemas['LawPurpose'];
/** One demand of the law, dated and sourced. */
export type LawRule = Schemas['LawRule'];
/** What the proof says of one legal rule. */
export type LawVerdict = Schemas['LawVerdict'];
export type Limit = Schemas['Limit'];
export type LimitCap = Schemas['LimitCap'];
export type Machine = Schemas['Machine'];
export type Me = Schemas['Me'];
export type NewAccount = Schemas['NewAccount'];
export type NumberFormat = Schemas['NumberFormat'];
export type NumberStrategy = Schemas['NumberStrategy'];
export type NumberTally = Schemas['NumberTally'];
export type Period = Schemas['Period'];
export type Phase = Schemas['Phase'];
export type Phases = Schemas['Phases'];
/** E.164: `+33639981204`. */
export type Phone = Schemas['Phone'];
export type Planning = Schemas['Planning'];
/** What the server says is wrong, or the screens where it says nothing. */
export type ProblemBody = Omit<Schemas['Problem'], 'code'> & {
  code: Schemas['Code'] | 'unreachable' | 'unexpected';
};
export type Protocol = Schemas['Protocol'];
export type Qualification = Schemas['Qualification'];
export type QualificationKind = Schemas['QualificationKind'];
export type Recall = Schemas['Recall'];
/** What another strategy would have dialled. */
export type Replay = Schemas['Replay'];
export type LegalFinding = Schemas['LegalFinding'];
export type Learned = Schemas['Learned'];
export type LearnedHour = Schemas['LearnedHour'];
export type LearnedRate = Schemas['LearnedRate'];
/** How often a rule of the law refused a number of a contact. */
export type Refusal = Schemas['RefusalLine'];
export type ResultTally = Schemas['ResultTally'];
export type Results = Schemas['Results'];
export type Role = Schemas['Role'];
export type Rule = Schemas['Rule'];
export type Said = Schemas['Said'];
export type SecretAt = Schemas['SecretAt'];
export type SecretSent = Schemas['SecretSent'];
/** Secrets as they are sent, by what they are for; those that are absent are taken away. */
export type Secrets = Record<string, SecretSent>;
export type Session = Schemas['Session'];
export type Severity = Finding['severity'];
export type SmppConfig = Schemas['SmppConfig'];
export type Snapshot = Schemas['Snapshot'];
export type Sound = Schemas['Sound'];
export type Speed = Schemas['Speed'];
/** All contacts of a campaign by where they stand. */
export type Standing = Schemas['Standing'];
export type StandingShare = Schemas['StandingShare'];
export type StartAsked = Schemas['StartAsked'];
export type StatusTally = Schemas['StatusTally'];
export type Strategy = Schemas['Strategy'];
export type StrategyInPlace = Schemas['InPlace'];
export type StrategyVersionListed = Schemas['StrategyVersionListed'];
export type SuppressedPhone = Schemas['SuppressedPhone'];
export type SuppressionReport = Schemas['SuppressionReport'];
export type Switch = Schemas['Switch'];
export type SwitchSettings = Schemas['SwitchSettings'];
export type TestCall = Schemas['TestCall'];
export type TestText = Schemas['TestText'];
export type TestTextHeard = Schemas['TestTextHeard'];
export type TextAccount = Schemas['TextAccount'];
export type TextAccountPreset = Schemas['TextAccountPreset'];
/** An account with a carrier of texts, as it is configured. */
export type TextAccountSettings = Schemas['AccountConfig'];
export type TextList = Schemas['TextList'];
export type TrialHeard = Schemas['TrialHeard'];
export type Trunk = Schemas['Trunk'];
export type TrunkLoad = Schemas['TrunkLoad'];
export type TrunkSettings = Schemas['TrunkConfig'];
export type Undetermined = Schemas['Undetermined'];
export type Upload = Schemas['Upload'];
/** Keys are `mon` … `sun` or ranges such as `mon-fri`. */
export type WeekHours = Schemas['WeekHours'];
export type WhatIf = Schemas['WhatIf'];
export type WhatIfAttempt = Schemas['WhatIfAttempt'];
export type WhatIfContact = Schemas['WhatIfContact'];
/** A contact and what happens to it, that shows a finding. */
export type Witness = Omit<Schemas['Witness'], 'steps'> & { steps: WitnessStep[] };
/** A call of it; with a callback, when that was asked for. */
export type WitnessStep = Schemas['Witness']['steps'][number] & { callback_at?: Instant | null };

/** `YYYY-MM-DD`. */
export type CivilDate = string;
