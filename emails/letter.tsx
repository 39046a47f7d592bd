import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Preview,
  Section,
  Text,
} from "@react-email/components";
import type { ReactNode } from "react";
import { LETTER_CSS, letterStyle } from "./letter-style.ts";

export type LetterProps = {
  /** What the inbox shows beside the subject. */
  preview: string;
  heading: string;
  /** Each one or two sentences; the first says who asks for what. */
  paragraphs?: readonly string[];
  children?: ReactNode;
  /** The one button. Its address also stands below it, for readers without buttons. */
  action?: { label: string; url: string };
  /** What else can be done, below the button. */
  after?: ReactNode;
  /** Who, what, by when: shown as the ruled block the portal opens its records with. */
  facts?: readonly (readonly [label: string, value: string])[];
  /** Why this letter came, and what to do when it came to the wrong person. */
  footer: ReactNode;
};

/** The layout of every letter: sign, heading, text, facts, one button, footer. */
export function Letter(props: LetterProps) {
  const { preview, heading, paragraphs = [], children, action, facts = [] } = props;
  const { after, footer } = props;
  return (
    <Html lang="en">
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{LETTER_CSS}</style>
      </Head>
      <Preview>{preview}</Preview>
      <Body style={letterStyle.body} className="letter-ground">
        <Container style={letterStyle.sheet} className="letter-sheet">
          <Section style={letterStyle.head} className="letter-rule">
            <Text style={letterStyle.brand} className="letter-ink">
              Flowdown
            </Text>
          </Section>
          <Section style={letterStyle.text}>
            <Heading as="h1" style={letterStyle.heading} className="letter-ink">
              {heading}
            </Heading>
            {paragraphs.map((paragraph) => (
              <Text key={paragraph} style={letterStyle.paragraph} className="letter-ink">
                {paragraph}
              </Text>
            ))}
            {children}
            {facts.length > 0 && <Facts facts={facts} />}
            {action && <Action action={action} />}
            {after}
          </Section>
          <Hr style={letterStyle.rule} className="letter-rule" />
          <Text style={letterStyle.footer} className="letter-soft">
            {footer}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

function Facts({ facts }: { facts: NonNullable<LetterProps["facts"]> }) {
  return (
    <table
      style={letterStyle.facts}
      className="letter-facts letter-rule"
      cellPadding={0}
      cellSpacing={0}
    >
      <tbody>
        {facts.map(([label, value]) => (
          <tr key={`${label} ${value}`}>
            <th scope="row" style={letterStyle.factLabel} className="letter-rule letter-soft">
              {label}
            </th>
            <td style={letterStyle.factValue} className="letter-rule letter-ink">
              {value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Where a letter is looked at before it is sent, its button leads nowhere. */
const NOWHERE = "#";

function Action({ action }: { action: NonNullable<LetterProps["action"]> }) {
  return (
    <>
      <Button href={action.url} style={letterStyle.button} className="letter-button">
        {action.label}
      </Button>
      <Text style={letterStyle.address} className="letter-soft" data-skip-in-text="true">
        {action.url === NOWHERE
          ? "In the letter, the address of the button stands here too."
          : `If the button does not work, open this address: ${action.url}`}
      </Text>
    </>
  );
}
