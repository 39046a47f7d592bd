/** The years that an assessment's artifacts are kept at least. @see 32 CFR 170.15(c)(2) */
export const LEAST_RETENTION_YEARS = 6;

/** The longest period that a prime can set. */
export const MOST_RETENTION_YEARS = 30;
