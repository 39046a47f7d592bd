import { type SubmissionResult, useForm } from "@conform-to/react";
import { Fragment } from "react";
import { CAMPAIGN_KIND_WORDS, type CampaignKind, unitOf } from "#app/domain/campaign/kinds.ts";
import { CAMPAIGN_SKIP_WORDS, type CampaignSkip } from "#app/domain/campaign/skip.ts";
import { type CampaignFunnel, STUCK_DAYS } from "#app/domain/campaign/stage.ts";
import { CAMPAIGN_STATE_WORDS, type CampaignState } from "#app/domain/campaign/state.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { type Printed, PrintedBy } from "#app/ui/kit/printed-by.tsx";
import { SampleLetter } from "#app/ui/kit/sample-letter.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { StepProgress } from "#app/ui/kit/step-progress.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { FunnelSection } from "./funnel-section.tsx";
import { RecipientsSection, type RecipientsSectionProps } from "./recipients-section.tsx";

type Shown = {
  id: string;
  name: string;
  kind: CampaignKind;
  state: CampaignState;
  dueOn: string;
  message: string;
  createdAt: string | Date;
  createdByName: string;
  /** ISO instant; null while it is being prepared */
  prepared: string | null;
  confirmedAt: string | Date | null;
  confirmedByName: string | null;
  closedAt: string | Date | null;
  closedByName: string | null;
  summary: string | null;
};

type CampaignPageProps = Omit<
  RecipientsSectionProps,
  "unit" | "campaignId" | "mayChoose" | "prepared"
> & {
  /** how many were just added; null where none were */
  added: number | null;
  campaign: Shown;
  /** the title of the questionnaire that is asked; null where none is */
  questionnaire: string | null;
  counts: {
    chosen: number;
    looked: number;
    planned: number;
    sent: number;
    suppliers: number;
    toNudge: number;
    skipped: { skip: CampaignSkip; count: number }[];
  };
  /** null before anybody was asked */
  funnel: CampaignFunnel | null;
  /** one real letter, before it goes out */
  letter: {
    subject: string;
    text: string;
    href: string;
    supplierName: string;
    to: { name: string; email: string }[];
  } | null;
  /** who was left out, by name */
  leftOut: {
    named: readonly {
      id: string;
      skip: CampaignSkip;
      supplier: { id: string; legalName: string };
      subcontract: { id: string; number: string } | null;
    }[];
    /** false where there are more than are named */
    isAll: boolean;
  };
  mayWrite: boolean;
  printed: Printed;
  lastResult?: SubmissionResult;
};

/** A campaign: whom it would ask, or how far those asked came. */
export function CampaignPage(props: CampaignPageProps) {
  const { organizationId, campaign, mayWrite, lastResult } = props;
  const { state, name, kind } = campaign;
  const [form] = useForm({ id: "campaign-step", lastResult });
  return (
    <Page
      kicker={state === "closed" ? "Report of a campaign" : "Campaign"}
      title={name}
      breadcrumb={[{ label: "Campaigns", href: paths.prime.campaigns(organizationId) }]}
      lead={`${CAMPAIGN_KIND_WORDS[kind]}. ${CAMPAIGN_STATE_WORDS[state]}.`}
      refused={{ formId: form.id, result: lastResult }}
    >
      {props.added !== null && (
        <Notice tone="success" live>
          {props.added > 0
            ? `${countWords(props.added, unitOf(kind))} ${props.added === 1 ? "is" : "are"} added.`
            : "All of them were in it already."}
        </Notice>
      )}
      <PrintedBy {...props.printed} />
      <Head {...props} />
      <Progress {...props} />
      {state === "ready" && <Ready {...props} />}
      {props.funnel && <FunnelSection {...props} funnel={props.funnel} unit={unitOf(kind)} />}
      {state === "running" && mayWrite && (
        <div className="only-on-screen">
          <Steps {...props} />
        </div>
      )}
      <LeftOut {...props} />
      {state !== "preparing" && (
        <RecipientsSection
          {...props}
          unit={unitOf(kind)}
          campaignId={campaign.id}
          mayChoose={state === "ready" && mayWrite}
          prepared={campaign.prepared}
        />
      )}
    </Page>
  );
}

function Head({ campaign, questionnaire, counts }: CampaignPageProps) {
  const { createdAt, createdByName, confirmedAt, confirmedByName } = campaign;
  const { closedAt, closedByName, dueOn, message, summary } = campaign;
  return (
    <DefinitionList
      items={[
        ...(questionnaire ? [{ term: "Questionnaire", value: questionnaire }] : []),
        { term: "Answer due", value: <DateText on={dueOn} /> },
        { term: "Chosen", value: counts.chosen.toLocaleString("en-US") },
        {
          term: "Begun",
          value: (
            <>
              <InstantText at={createdAt} />, {createdByName}
            </>
          ),
        },
        ...(confirmedAt
          ? [
              {
                term: "Sent",
                value: (
                  <>
                    <InstantText at={confirmedAt} />, {confirmedByName}
                  </>
                ),
              },
            ]
          : []),
        ...(closedAt
          ? [
              {
                term: "Closed",
                value: (
                  <>
                    <InstantText at={closedAt} />, {closedByName}
                  </>
                ),
              },
            ]
          : []),
        ...(message ? [{ term: "Added to the letter", value: message }] : []),
        ...(summary ? [{ term: "What came of it", value: summary }] : []),
      ]}
    />
  );
}

/** How far the job is, on a page that comes back by itself. */
function Progress({ campaign, counts }: CampaignPageProps) {
  const { looked, chosen, sent, planned, toNudge } = counts;
  if (campaign.state === "preparing")
    return (
      <Notice title="Being prepared" live>
        <StepProgress step={looked} of={chosen} title="looked at" />
      </Notice>
    );
  if (campaign.state === "sending")
    return (
      <Notice title="Being sent" live>
        <StepProgress step={sent} of={planned} title="asked" />
        This goes on when you leave the page.
      </Notice>
    );
  return toNudge > 0 ? (
    <Notice title="Reminders are being written" live>
      {`${countWords(toNudge, "recipient waits", "recipients wait")} for theirs.`}
    </Notice>
  ) : null;
}

/** One letter as it goes out, and the button that sends all of them. */
function Ready(props: CampaignPageProps) {
  const { campaign, counts, letter, mayWrite, organizationId } = props;
  const unit = unitOf(campaign.kind);
  return (
    <Section title="Before it goes out">
      <p>
        {`${countWords(counts.planned, unit)} of ${counts.chosen.toLocaleString("en-US")} ${counts.planned === 1 ? "is" : "are"} asked.`}{" "}
        {counts.planned > 0 &&
          (unit === "supplier"
            ? "Each person who answers there gets one letter."
            : `Each person who answers there gets one letter; ${countWords(counts.suppliers, "supplier")} in all.`)}
      </p>
      {letter && <SampleLetter {...letter} />}
      {mayWrite && (
        <ButtonRow>
          {counts.planned > 0 && (
            <Form
              id="campaign-step"
              layout="plain"
              hidden={{ step: "send", prepared: campaign.prepared ?? "" }}
            >
              <Button>{`Send to ${countWords(counts.planned, unit)}`}</Button>
            </Form>
          )}
          <ButtonLink
            href={paths.prime.changeCampaign(organizationId, campaign.id)}
            look="secondary"
          >
            Change what it asks and says
          </ButtonLink>
          <Form id="campaign-look-again" layout="plain" hidden={{ step: "look-again" }}>
            <Button look="secondary">Look again at who can be asked</Button>
          </Form>
          <Form id="campaign-discard" layout="plain" hidden={{ step: "discard" }}>
            <Button look="quiet">Drop this campaign</Button>
          </Form>
        </ButtonRow>
      )}
    </Section>
  );
}

function Steps({ funnel, counts, campaign, lastResult }: CampaignPageProps) {
  const stuck = funnel?.stuck ?? 0;
  const unit = unitOf(campaign.kind);
  const [form, fields] = useForm<{ summary: string }>({ id: "campaign-close", lastResult });
  return (
    <Section title="What to do now">
      {stuck > 0 && counts.toNudge === 0 && (
        <Form id="campaign-step" hidden={{ step: "nudge" }}>
          <p>
            {`${countWords(stuck, unit)} took no step for ${STUCK_DAYS} days, got no letter, or ${stuck === 1 ? "is" : "are"} past the day. Where nobody has joined, the invitation goes out anew. Nobody is reminded twice a day or on a quiet day.`}
          </p>
          <ButtonRow>
            <Button look="secondary">Remind who is stuck</Button>
          </ButtonRow>
        </Form>
      )}
      {stuck === 0 && funnel && <WhatIsOpen funnel={funnel} unit={unit} />}
      <Disclosure summary="Close this campaign with a report">
        <Form form={form} hidden={{ step: "close" }}>
          <p>
            How everybody stands now is kept as a report that nobody changes. What was asked stays
            open, and reminders go on.
          </p>
          <TextArea field={fields.summary} label="What came of it" optional rows={4} />
          <ButtonRow>
            <Button>Close the campaign</Button>
          </ButtonRow>
        </Form>
      </Disclosure>
    </Section>
  );
}

/** What there is to wait for where nobody is stuck, so that the page does not seem to want an end. */
function WhatIsOpen({
  funnel,
  unit,
}: {
  funnel: CampaignFunnel;
  unit: "supplier" | "subcontract";
}) {
  const open = Math.max(0, funnel.sent - funnel.submitted - funnel.withdrawn);
  if (funnel.sent === 0) return null;
  return (
    <p>
      {open > 0
        ? `No answer came yet ${unit === "supplier" ? "from" : "for"} ${countWords(open, unit)}, and reminders go out by themselves. Who takes no step for ${STUCK_DAYS} days, or lets the day pass, counts as stuck and can be reminded here at once.`
        : "Everybody who was asked has answered: the campaign can be closed."}
    </p>
  );
}

/** Apart from those who are asked, because something else is to be done about them. */
function LeftOut({ organizationId, campaign, counts, leftOut, hrefOf }: CampaignPageProps) {
  if (counts.skipped.length === 0 || campaign.state === "preparing") return null;
  const base = paths.prime.campaign(organizationId, campaign.id);
  return (
    <Section title="Left out, and why">
      <DefinitionList
        items={counts.skipped.map(({ skip, count }) => ({
          term: (
            <a href={`${base}${hrefOf[skip] ?? ""}`}>{countWords(count, unitOf(campaign.kind))}</a>
          ),
          value: (
            <>
              {CAMPAIGN_SKIP_WORDS[skip]}
              <LeftOutNames
                organizationId={organizationId}
                named={leftOut.named.filter((one) => one.skip === skip)}
                count={count}
              />
            </>
          ),
        }))}
      />
      {!leftOut.isAll && (
        <p className="only-on-paper">
          Not all who were left out are named here: they are in the file of the campaign.
        </p>
      )}
    </Section>
  );
}

type LeftOutNamesProps = {
  organizationId: string;
  named: CampaignPageProps["leftOut"]["named"];
  count: number;
};

function LeftOutNames({ organizationId, named, count }: LeftOutNamesProps) {
  if (named.length === 0) return null;
  const more = count - named.length;
  return (
    <p>
      {named.map(({ id, supplier, subcontract }, index) => (
        <Fragment key={id}>
          {index > 0 && ", "}
          <a href={paths.prime.supplier(organizationId, supplier.id)}>{supplier.legalName}</a>
          {subcontract && (
            <>
              {" "}
              <a href={paths.prime.subcontract(organizationId, subcontract.id)}>
                {subcontract.number}
              </a>
            </>
          )}
        </Fragment>
      ))}
      {more > 0 && ` and ${countWords(more, "more", "more")}`}
    </p>
  );
}
