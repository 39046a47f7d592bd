/** Why nobody was named, or nothing ended: by the field beside which it is said. */
export const DEPUTY_REFUSALS = {
  "not-yours": { ownerId: ["Only they themselves or an administrator can name their deputy."] },
  "no-owner": { ownerId: ["This person has never worked here."] },
  "no-deputy": {
    deputyId: ["Choose somebody who works here as a supply-chain manager or an administrator."],
  },
  overlaps: {
    startsOn: ["Somebody stands in for them on one of these days already. End that first."],
  },
  "not-found": { "": ["There is no such deputy."] },
  "not-yours-to-end": { "": ["Only the two of them or an administrator can end this."] },
  "over-already": { "": ["This has ended already."] },
};
