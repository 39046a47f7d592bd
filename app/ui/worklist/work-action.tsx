import type { WorkKind } from "#app/domain/worklist/kinds.ts";
import { isInvitationOver, sayAction } from "#app/domain/worklist/words.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import type { WorkRow } from "./work-row.ts";

/** What there is to do about one thing: a link to where it is done, or a button that does it. */
export function WorkAction({ organizationId, row }: { organizationId: string; row: WorkRow }) {
  const { id, kind, supplier, isTold, hasReaders } = row;
  if (kind === "answer-late" && supplier && isTold && hasReaders)
    return (
      <Form layout="plain" action={paths.prime.remind(organizationId, supplier.id, id)}>
        <Button look="quiet" ariaLabel={`Remind ${supplier.name} of ${row.subcontract?.name}`}>
          {sayAction(row)}
        </Button>
      </Form>
    );
  return (
    <a href={HREFS[kind](organizationId, row)}>
      {sayAction(row)}
      <span className="visually-hidden">
        {" "}
        {[row.subcontract?.name, row.supplier?.name].filter(Boolean).join(", ")}
      </span>
    </a>
  );
}

const { prime } = paths;
const toSubcontract = (o: string, { id }: WorkRow) => prime.subcontract(o, id);

const HREFS: Record<WorkKind, (o: string, row: WorkRow) => string> = {
  "exception-to-decide": (o, { id }) => prime.exception(o, id),
  "condition-due": (o, { id, ref }) => prime.exception(o, ref ?? id),
  "note-to-answer": (o, { id, ref }) => prime.auditNote(o, ref ?? id, id),
  "award-day-fails": toSubcontract,
  "award-lapsed": toSubcontract,
  "information-to-answer": (o, { id }) => prime.information(o, id),
  "flowdown-to-issue": (o, { id }) => prime.issueFlowdown(o, id),
  "flowdown-outdated": (o, { id }) => prime.issueFlowdown(o, id),
  "facts-to-review": (o, { ref }) => (ref ? prime.review(o, ref) : prime.reviews(o)),
  "questionnaire-to-review": (o, { id, ref }) => prime.sentQuestionnaire(o, ref ?? id),
  "closings-to-check": (o, { id }) => prime.remediationPlan(o, id),
  "wrong-person": (o, { supplier, id }) => prime.newContact(o, supplier?.id ?? id),
  "letter-returned": (o, { supplier, id }) =>
    `${prime.supplier(o, supplier?.id ?? id)}#returned-letters`,
  "answer-late": (o, row) => {
    const supplierId = row.supplier?.id ?? row.id;
    if (isInvitationOver(row)) return prime.inviteChosen(o, [supplierId]);
    return `${prime.supplier(o, supplierId)}#contacts`;
  },
  "campaign-stuck": (o, { id }) => `${prime.campaign(o, id)}?show=stuck#recipients`,
  "fact-returned": (o, { id }) => prime.review(o, id),
  "verdict-lapses": toSubcontract,
};
