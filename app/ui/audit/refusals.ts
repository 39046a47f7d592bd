import { QUOTA_SENTENCES } from "#app/domain/quota/quotas.ts";

/** Why something asked for on the page of an audit room was not done, beside its field. */
export const ROOM_REFUSALS: Record<
  "quota" | "over" | "in-already" | "not-open" | "closed-already" | "closed" | "settled-already",
  Record<string, string[]>
> = {
  quota: { "": [QUOTA_SENTENCES.invitations] },
  over: { "": ["The room is closed or its last day is over: open another one."] },
  "in-already": { email: ["This person has access already."] },
  "not-open": { "": ["This access had ended already, or was taken up meanwhile."] },
  "closed-already": { "": ["The room was closed already."] },
  closed: { "": ["The room is closed: its auditors would not read the answer."] },
  "settled-already": { "": ["The auditor settled this meanwhile: nothing can be added to it."] },
};
