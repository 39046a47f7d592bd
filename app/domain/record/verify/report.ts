import {
  CHECKS,
  type Check,
  type CheckId,
  type CheckOutcome,
  problemsOf,
  Remark,
} from "#app/domain/archive/archive.ts";
import { RECORD_FILES } from "../manifest.ts";
import { ADVICE, WORST_FIRST } from "./advice.ts";

/** Something that is wrong, with what to do about it. */
export type Failure = { check: CheckId; problem: string; advice: string };

/** What checks rest on, as a person reads it where it is missing. */
const NEEDS = {
  parts: "the part that it reads",
  listed: "the list of parts",
  parsed: "CONTENT",
  content: "the form of CONTENT",
  entries: "the timeline",
  repacking: "the list of parts",
} as const;
type Needs = Partial<Record<keyof typeof NEEDS, unknown>>;
type Had<N extends Needs> = { [K in keyof N]: NonNullable<N[K]> };

/** What the checks of a kind of package are called, and what a person does when one fails. */
export type ReportWords = {
  titles: Partial<Record<CheckId, string>>;
  advice: Partial<Record<CheckId, string>>;
  /** the part that holds the content */
  contentPart: string;
};

const RECORD_WORDS: ReportWords = {
  titles: CHECKS,
  advice: ADVICE,
  contentPart: RECORD_FILES.json,
};

/** The checks as they are made, each whether or not those before it held. */
export class Report {
  readonly #words: ReportWords;
  readonly #checks = new Map<CheckId, Check>();
  readonly #problems = new Map<CheckId, readonly string[]>();

  constructor(words: ReportWords = RECORD_WORDS) {
    this.#words = words;
  }

  /**
   * Make a check, unless something that it rests on is null.
   *
   * @returns what the check read; null when it failed or was not made.
   */
  async run<N extends Needs, T>(
    id: CheckId,
    needs: N,
    check: (had: Had<N>) => Promise<[detail: string, value: T]>,
  ): Promise<T | null> {
    return this.read(id, needs, async (had) => {
      const [detail, value] = await check(had);
      this.#tell(id, "holds", detail);
      return value;
    });
  }

  /** Read what a check needs: that it cannot be read is told as this check's failure. */
  async read<N extends Needs, T>(
    id: CheckId,
    needs: N,
    read: (had: Had<N>) => Promise<T>,
  ): Promise<T | null> {
    const missing = (Object.keys(NEEDS) as (keyof typeof NEEDS)[]).find(
      (name) => needs[name] === null,
    );
    if (missing) {
      const what = NEEDS[missing].replace("CONTENT", this.#words.contentPart);
      this.#tell(id, "not-checked", `Not checked, for want of ${what}.`);
      return null;
    }
    try {
      return await read(needs as Had<N>);
    } catch (error) {
      if (error instanceof Remark) this.#tell(id, "remark", error.message);
      else {
        this.#problems.set(id, problemsOf(error));
        this.#tell(id, "failed", problemsOf(error).join(" "));
      }
      return null;
    }
  }

  #tell(id: CheckId, outcome: CheckOutcome, detail: string): void {
    const isOk = outcome === "holds" || outcome === "remark";
    this.#checks.set(id, {
      id,
      title: this.#words.titles[id] ?? CHECKS[id],
      outcome,
      isOk,
      detail,
    });
  }

  /** Whether nothing failed and nothing was left unchecked. */
  isOk(): boolean {
    return this.listChecks().every(({ isOk }) => isOk);
  }

  /** Every check, in their order. */
  listChecks(): Check[] {
    return (Object.keys(CHECKS) as CheckId[]).flatMap((id) => this.#checks.get(id) ?? []);
  }

  /** Everything that is wrong, worst first. */
  listFailures(): Failure[] {
    return WORST_FIRST.flatMap((check) =>
      (this.#problems.get(check) ?? []).map((problem) => ({
        check,
        problem,
        advice: this.#words.advice[check] ?? ADVICE[check],
      })),
    );
  }
}
