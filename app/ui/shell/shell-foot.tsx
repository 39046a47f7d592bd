import { zoneWords } from "#app/domain/kernel/instant.ts";
import { paths } from "#app/paths.ts";

/** Under every page: on whose clock it tells days and times, and what the product takes the rule to be. */
export function ShellFoot({ timeZone }: { timeZone?: string }) {
  return (
    <footer className="shell-foot">
      {timeZone && <p>Days and times are in {zoneWords(timeZone)}.</p>}
      <a className="only-on-screen" href={paths.rule}>
        The rule today
      </a>
    </footer>
  );
}
