import type { RequirementView } from "#app/domain/workbook/view.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Citation } from "#app/ui/kit/citation.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { formOf } from "./answer-field.ts";
import { type AnswersFormProps, RequirementList } from "./requirement-list.tsx";
import { ConflictSummary, SavedNotice } from "./saved-notice.tsx";

type Safeguard = {
  isMet: boolean;
  cmmcId: string;
  title: string;
  paragraph: string;
  requirements: readonly RequirementView[];
};

export type Level1PageProps = AnswersFormProps & {
  safeguards: readonly Safeguard[];
  met: number;
  answered: number;
  isPermitted: boolean;
  saved: number | null;
};

/** The 15 basic safeguards alone: the short path of who gets federal contract information and no CUI. */
export function Level1Page(props: Level1PageProps) {
  const { organizationId, workbook, safeguards, met, isPermitted, lastResult, conflicts } = props;
  const { subcontractor } = paths;
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
      <Notice
        tone={isPermitted ? "success" : "info"}
        title={isPermitted ? "Level 1 (Self) can be stated" : `${met} of 15 safeguards are met`}
      >
        <p>
          {isPermitted
            ? "All 15 are met. Enter the result in SPRS, have your official affirm it, and look again every year."
            : "Level 1 has no score and nothing may stay open: all 15 must be met before it is stated."}{" "}
          <Citation brief>32 CFR 170.15</Citation>
        </p>
      </Notice>
      <Form form={formOf(lastResult)} className="workbook-form">
        <ConflictSummary conflicts={conflicts} />
        {safeguards.map(({ cmmcId, title, paragraph, isMet, requirements }) => (
          <Section
            key={cmmcId}
            title={
              <>
                <span className="identifier">{cmmcId}</span> {title}
              </>
            }
            lead={<Citation brief>{paragraph}</Citation>}
            action={isMet ? <Tag look="accent">Met</Tag> : <Tag look="quiet">Not met yet</Tag>}
          >
            <RequirementList {...props} requirements={requirements} hasPoints={false} level={3} />
          </Section>
        ))}
        <div className="workbook-form__save">
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
