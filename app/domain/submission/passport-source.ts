/** Where a prefilled answer comes from, as it is shown beside it. */
export type PassportSource = {
  number: string;
  /** ISO instant, UTC */
  signedAt: string;
  officialName: string;
  /** of the portal on which it was signed, as its key says */
  portal: string;
};
