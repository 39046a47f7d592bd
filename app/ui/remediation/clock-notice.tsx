import { formatDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { type CloseOutClock, closeOutOf } from "#app/domain/remediation/clock.ts";
import { Citation } from "#app/ui/kit/citation.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";

type ClockNoticeProps = {
  clock: CloseOutClock | null;
  openCount: number;
  /** what the workbook says is not met */
  notMetCount: number;
  /** where the organization answers its primes */
  inboxHref: string;
};

/** Where the 180 days of a Conditional status stand, and what ends them. */
export function ClockNotice({ clock, openCount, notMetCount, inboxHref }: ClockNoticeProps) {
  if (!clock)
    return (
      <Notice title="No Conditional status is stated for this system, so no clock runs">
        <p>
          The 180 days of a Conditional status run from its CMMC Status Date, whether or not a prime
          was told of it <Citation brief>32 CFR 170.21(b)</Citation>. They are counted here once you
          have stated the status to a prime.
        </p>
      </Notice>
    );
  const { type, statusDate, lastDay, closedOutOn } = clock;
  const status = `Conditional ${type} of ${formatDate(statusDate)}`;
  if (clock.state === "closed-out")
    return (
      <Notice tone="success" title={`Closed out on ${formatDate(closedOutOn ?? lastDay)}, in time`}>
        <p>
          The status keeps its CMMC Status Date, {formatDate(statusDate)}: its three years count
          from there. <Citation brief>32 CFR 170.4</Citation>
        </p>
      </Notice>
    );
  if (clock.state === "closed-out-late" || clock.state === "expired")
    return (
      <Notice tone="danger" title={`The ${status} expired after ${formatDate(lastDay)}`}>
        <p>
          {closedOutOn
            ? `Its close-out was posted on ${formatDate(closedOutOn)}, too late.`
            : "No close-out was posted by then."}{" "}
          It no longer counts for an award. A new assessment and a new status are needed; the plan
          goes on, but what is closed on it brings the old status back no more.{" "}
          <Citation brief>32 CFR 170.21(b)</Citation>
        </p>
      </Notice>
    );
  return (
    <Notice tone={clock.daysLeft <= URGENT_DAYS ? "warning" : "info"} title={sayLeft(clock)}>
      <p>{status}. To keep it, in this order:</p>
      <CloseOutSteps {...{ clock, openCount, notMetCount, inboxHref }} />
      <p>
        On {formatDate(lastDay)} it still counts. The day after, it has expired, and no prime may
        award on it. <Citation brief>32 CFR 170.21(b)</Citation>
      </p>
    </Notice>
  );
}

const URGENT_DAYS = 60;

function sayLeft({ day, daysLeft, lastDay }: CloseOutClock): string {
  if (daysLeft === 0) return "Today is the last day of the close-out";
  return `Day ${day} of 180: ${countWords(daysLeft, "day")} left, until ${formatDate(lastDay)}`;
}

type CloseOutStepsProps = Omit<ClockNoticeProps, "clock"> & { clock: CloseOutClock };

/** What is to be done until the last day, by whom, and where it is posted. */
function CloseOutSteps({ clock, openCount, notMetCount, inboxHref }: CloseOutStepsProps) {
  const { by, postedIn, citation } = closeOutOf(clock.type);
  const isAllMet = openCount === 0 && notMetCount === 0;
  return (
    <ol>
      <li>
        {isAllMet
          ? "Every requirement is met, as the workbook says."
          : `Meet every requirement that is open, and say so in the workbook. ${openCount === 0 ? "Every item is ticked off here, and that" : "Ticking items off here"} closes nothing out.`}
      </li>
      <li>
        Have the close-out assessed by {by} <Citation brief>{citation}</Citation>.
      </li>
      <li>
        See that its result is posted in {postedIn}, by {formatDate(clock.lastDay)} at the latest.
      </li>
      <li>
        Your Affirming Official affirms once more in SPRS{" "}
        <Citation brief>32 CFR 170.22(a)(3)</Citation>.
      </li>
      <li>
        <a href={inboxHref}>Tell your primes</a>: state the Final status with the day on which the
        close-out was posted.
      </li>
    </ol>
  );
}
