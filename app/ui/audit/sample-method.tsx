import { Disclosure } from "#app/ui/kit/disclosure.tsx";

/** How a sample is drawn, so that nobody has to trust the portal with it. */
export function SampleMethod() {
  return (
    <Disclosure summary="How a sample is drawn">
      <SampleSteps />
    </Disclosure>
  );
}

/** The same steps, open. */
export function SampleSteps() {
  return (
    <ol className="steps">
      <li>The subcontract numbers of the room are put in order, byte by byte (UTF-8).</li>
      <li>
        Each number gets a key: the SHA-256 of the seed, a line feed and the number, in hexadecimal.
      </li>
      <li>The smallest keys are the sample, the smallest first.</li>
      <li>
        The SHA-256 of the ordered numbers, each followed by a line feed, is kept with the sample:
        it proves from what it was drawn.
      </li>
    </ol>
  );
}
