const MONTHS =
  "January February March April May June July August September October November December".split(
    " ",
  );

/** `March 2027` for `2027-03`. */
export function monthLabel(month: string): string {
  const [year, number] = month.split("-");
  return `${MONTHS[Number(number) - 1]} ${year}`;
}

/** `Mar` for `2027-03`. */
export function monthTick(month: string): string {
  return monthLabel(month).slice(0, 3);
}
