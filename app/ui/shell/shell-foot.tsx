import { paths } from "#app/paths.ts";

/** Under every page: what the product takes the rule to be. */
export function ShellFoot() {
  return (
    <footer className="shell-foot">
      <a href={paths.rule}>The rule today</a>
    </footer>
  );
}
