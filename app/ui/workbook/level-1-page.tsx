import { useCallback } from "react";
import { type LiveBasis, type LiveSafeguard, listMetLive } from "#app/domain/workbook/live.ts";
import type { RequirementView } from "#app/domain/workbook/view.ts";
import { paths } from "#app/paths.ts";
import { BriefCitation } from "#app/ui/kit/brief-citation.tsx";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";

import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { formOf } from "./answer-field.ts";
import { readTyped } from "./live-form.ts";
import { type AnswersFormProps, RequirementList } from "./requirement-list.tsx";
import { ConflictSummary, SavedNotice } from "./saved-notice.tsx";
import { useLiveForm } from "./use-live-form.ts";

type Safeguard = {
  isMet: boolean;
  cmmcId: string;
  title: string;
  paragraph: string;
  requirements: readonly RequirementView[];
};

export type Level1PageProps = AnswersFormProps & {
  safeguards: readonly Safeguard[];
  /** what is counted from while the form is filled in */
  live: { counts: LiveBasis["counts"]; safeguards: readonly LiveSafeguard[] };
  saved: number | null;
};

/** The 15 basic safeguards alone: the short path of who gets federal contract information and no CUI. */
export function Level1Page(props: Level1PageProps) {
  const { organizationId, workbook, safeguards, lastResult, conflicts } = props;
  const { subcontractor } = paths;
  const { met, sign, isLive } = useMetSafeguards(props);
  return (
    <Page
      title="Level 1: the 15 basic safeguards"
      breadcrumb={[
        { label: "Workbooks", href: subcontractor.workbooks(organizationId) },
        { label: workbook.systemName, href: subcontractor.workbook(organizationId, workbook.id) },
      ]}
      lead="For work with federal contract information (FCI) and no CUI. Read “CUI” here as “federal contract information”. What you answer is also part of the whole workbook."
    >
      <SavedNotice saved={props.saved} />
      <Result
        met={met.length}
        of={safeguards.length}
        inboxHref={subcontractor.inbox(organizationId)}
      />
      <Form form={formOf(lastResult)} className="workbook-form">
        <ConflictSummary conflicts={conflicts} />
        {safeguards.map(({ cmmcId, title, paragraph, requirements }) => (
          <Section
            key={cmmcId}
            title={
              <>
                <span className="identifier">{cmmcId}</span> {title}
              </>
            }
            lead={<BriefCitation>{paragraph}</BriefCitation>}
            action={
              met.includes(cmmcId) ? (
                <Tag look="accent">Met</Tag>
              ) : (
                <Tag look="quiet">Not met yet</Tag>
              )
            }
          >
            <RequirementList {...props} requirements={requirements} hasPoints={false} level={3} />
          </Section>
        ))}
        <div className="workbook-form__save">
          <div className="live-bar">
            <p>
              {sayMet(met.length, safeguards.length)}
              {isLive && <span className="live-bar__keys"> · {KEYS_HELP}</span>}
            </p>
            <p role="status" className="live-bar__sign">
              {sign}
            </p>
          </div>
          <ButtonRow>
            <Button name="intent" value="save">
              Save
            </Button>
          </ButtonRow>
        </div>
      </Form>
    </Page>
  );
}

/** The safeguards that are met as the form is filled in; without a script, as of the last save. */
function useMetSafeguards({ organizationId, workbook, safeguards, live }: Level1PageProps) {
  const count = useCallback(
    (form: HTMLFormElement) => {
      const ids = live.safeguards.flatMap(({ requirements }) => requirements.map(({ id }) => id));
      const typed = new Map(ids.map((id) => [id, readTyped(form, id)]));
      return listMetLive(live.counts, live.safeguards, typed);
    },
    [live],
  );
  const { counted, ...rest } = useLiveForm({
    formId: "workbook",
    saveHref: paths.subcontractor.saveAnswer(organizationId, workbook.id),
    count,
    saved: safeguards.flatMap(({ isMet, cmmcId }) => (isMet ? [cmmcId] : [])),
  });
  return { met: counted, ...rest };
}

function Result({ met, of, inboxHref }: { met: number; of: number; inboxHref: string }) {
  const isPermitted = met === of;
  return (
    <Notice
      tone={isPermitted ? "success" : "info"}
      title={isPermitted ? "Level 1 (Self) can be stated" : sayMet(met, of)}
    >
      <p>
        {isPermitted
          ? `All ${of} are met. Enter the result in SPRS, have your official affirm it, and look again every year.`
          : `Level 1 has no score and nothing may stay open: all ${of} must be met before it is stated.`}{" "}
        <BriefCitation>32 CFR 170.15</BriefCitation>
      </p>
      {isPermitted && (
        <p>
          Then <a href={inboxHref}>open the request that asks for it</a> and state there the dates
          that SPRS shows. Keep what shows that each is met for six years from the status date{" "}
          <BriefCitation>32 CFR 170.15(c)(2)</BriefCitation>.
        </p>
      )}
    </Notice>
  );
}

const sayMet = (met: number, of: number) => `${met} of ${of} safeguards are met`;

const KEYS_HELP =
  "In a requirement: M met, N not met, X does not apply, E exception, T deficiency, ↑ ↓ to move";
