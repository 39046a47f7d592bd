/** What to tell somebody whose code is not accepted: most often it is a clock that runs wrong. */
export const WRONG_CODE =
  "This code is wrong, too old or was used already. Wait for the next one. If that is refused too, check that your device's clock is right: set it to automatic.";
