/**
 * Fields that a form carries beside what its schema reads: taken out before the schema sees them.
 * They are named here alone, because the pages write them and the readers take them.
 */
export const FORM_NAMES = {
  /** which rendering of which page for whom, so that the same form sent twice does one thing */
  key: "_key",
  /** what the form showed when it was read, so that nobody saves over what they have not seen */
  version: "_version",
} as const;

/** Fields whose content is never kept, shown again or compared: passwords and codes. */
export const SECRET_FIELDS: readonly string[] = [
  "password",
  "currentPassword",
  "newPassword",
  "code",
];
