/**
 * What one organization may take within 24 hours of what all of them share: rows, letters, storage
 * and the time of workers. Far above what honest work needs, low enough that one account that was
 * taken over cannot fill the portal or write to thousands of strangers.
 */
export const DEFAULT_QUOTAS = {
  "evidence-files": 500,
  "evidence-bytes": 2_000_000_000,
  imports: 100,
  "workbook-imports": 100,
  "plan-imports": 100,
  records: 500,
  passports: 200,
  "passport-intakes": 100,
  invitations: 1_000,
} as const satisfies Record<string, number>;

export type Quota = keyof typeof DEFAULT_QUOTAS;
export type Quotas = Readonly<Record<Quota, number>>;

/** The time within which is counted. */
export const QUOTA_HOURS = 24;

const RAISE = "Go on tomorrow, or ask whoever runs this portal to allow more.";

/** What to tell somebody whose organization has taken as much as it may. */
export const QUOTA_SENTENCES: Readonly<Record<Quota, string>> = {
  "evidence-files": `Your organization has added as many files within a day as it may. ${RAISE}`,
  "evidence-bytes": `With this file your organization would add more megabytes within a day than it may. ${RAISE}`,
  imports: `Your organization has checked as many lists within a day as it may. ${RAISE}`,
  "workbook-imports": `Your organization has checked as many spreadsheets within a day as it may. ${RAISE}`,
  "plan-imports": `Your organization has checked as many plans within a day as it may. ${RAISE}`,
  records: `Your organization has asked for as many records within a day as it may. ${RAISE}`,
  passports: `Your organization has made as many passports within a day as it may. ${RAISE}`,
  "passport-intakes": `Your organization has taken in as many passports within a day as it may. ${RAISE}`,
  invitations: `Your organization has sent as many invitations within a day as it may. ${RAISE}`,
};

export type QuotaVerdict = {
  /** whether all of what is asked for may be taken */
  isWithin: boolean;
  /** how much may be taken before anything of it is; never below 0 */
  left: number;
};

/**
 * Whether an organization may take more.
 *
 * @param count.most that it may take within the time.
 * @param count.used that it took within the time; may lie above `most`, which can be lowered.
 * @param count.more that it asks for, 1 or more.
 * @throws never
 */
export function decideQuota(count: { most: number; used: number; more: number }): QuotaVerdict {
  const left = Math.max(0, count.most - count.used);
  return { isWithin: count.more <= left, left };
}

/**
 * Read quotas that take the place of the usual ones, written `imports=200 records=1000`.
 *
 * @returns null when a name is not known or a number is none.
 */
export function readQuotas(text: string): Quotas | null {
  const given = text.split(/[\s,]+/).filter(Boolean);
  const pairs = given.map((one) => /^([a-z-]+)=(\d{1,15})$/.exec(one));
  if (pairs.some((pair) => !pair || !isQuota(pair[1] ?? ""))) return null;
  const changes = pairs.flatMap((pair) => (pair ? [[pair[1], Number(pair[2])]] : []));
  return { ...DEFAULT_QUOTAS, ...Object.fromEntries(changes) };
}

function isQuota(name: string): name is Quota {
  return Object.hasOwn(DEFAULT_QUOTAS, name);
}
