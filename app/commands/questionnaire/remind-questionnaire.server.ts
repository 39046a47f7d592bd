import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { paths } from "#app/paths.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { findReturned } from "#app/queries/letter/address-return.server.ts";
import { findAwaited } from "#app/queries/questionnaire/awaited.server.ts";
import { countOpen, questionnaireFacts } from "#app/queries/questionnaire/send-plan.server.ts";
import { listSupplierReaders } from "#app/queries/supplier/joined-contact.server.ts";

/**
 * Remind a supplier of a questionnaire that it has not handed in, or of what was sent back of it, inside an
 * open transaction whose caller sees to it that nobody is reminded twice.
 *
 * @returns how many letters; none where it was answered or taken back, or nobody reads letters there.
 */
export async function remindOfQuestionnaireIn(scope: Scope, requestId: string): Promise<number> {
  const { tx, actor } = scope;
  const found = await findAwaited(scope, requestId);
  if (!found) return 0;
  const { dueOn, returned } = found;
  const { supplierId, organizationId, settled } = found.request;
  const { questionnaire, version, contentHash, content } = found.request;
  const [readers, isReturned] = await Promise.all([
    listSupplierReaders(scope, supplierId),
    findReturned(scope),
  ]);
  const to = readers.filter(({ email }) => !isReturned(email));
  if (to.length === 0) return 0;
  const facts = questionnaireFacts(scope, content, {
    dueOn,
    message: "",
    open: countOpen(content, settled),
  });
  for (const reader of to)
    await sendLetter(tx, {
      kind: "questionnaire-sent",
      organizationId: actor.organizationId,
      to: reader,
      about: { supplierId },
      facts: {
        ...facts,
        isReminder: true,
        returned,
        link: { path: paths.subcontractor.questionnaire(organizationId, requestId) },
      },
    });
  await appendOversightEntry(
    scope,
    "questionnaire.reminded",
    { supplierId },
    {
      questionnaireRequestId: requestId,
      questionnaire,
      title: content.title,
      version,
      contentHash,
      dueOn,
      to: to.map(({ email }) => email),
      ...(returned.length > 0 && { returned: returned.map(({ question }) => question) }),
    },
  );
  return to.length;
}
