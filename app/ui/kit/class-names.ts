/** Join class names, leaving out what is absent: `classNames("tag", isQuiet && "tag--quiet")`. */
export function classNames(...names: (string | number | false | null | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}
