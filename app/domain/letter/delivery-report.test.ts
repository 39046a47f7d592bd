import { expect, test } from "vitest";
import { isForGood, letterIdOf, readDeliveryReport, sayServer } from "./delivery-report.ts";

const ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

/** As Postfix writes it. */
const POSTFIX = `Return-Path: <>
Date: Sun, 29 Nov 2026 10:00:01 +0000 (UTC)
From: MAILER-DAEMON@mx.example.com (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: flowdown@example.com
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="4F1A2C0DE5.1796032801/mx.example.com"

This is a MIME-encapsulated message.

--4F1A2C0DE5.1796032801/mx.example.com
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--4F1A2C0DE5.1796032801/mx.example.com
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.com
X-Postfix-Queue-ID: 4F1A2C0DE5
Arrival-Date: Sun, 29 Nov 2026 10:00:00 +0000 (UTC)

Final-Recipient: rfc822; dana@larkspur.example
Original-Recipient: rfc822;dana@larkspur.example
Action: failed
Status: 5.1.1
Remote-MTA: dns; mail.larkspur.example
Diagnostic-Code: smtp; 550 5.1.1 <dana@larkspur.example>: Recipient address
    rejected: User unknown

--4F1A2C0DE5.1796032801/mx.example.com
Content-Description: Undelivered Message
Content-Type: message/rfc822
Content-Transfer-Encoding: 8bit

Return-Path: <flowdown@example.com>
From: Flowdown <flowdown@example.com>
To: Dana <dana@larkspur.example>
Message-ID: <${ID}@flowdown.example.com>
Subject: Corvane asks you

Hello
--4F1A2C0DE5.1796032801/mx.example.com--
`;

test("the report of a mail server is read, however its lines end", () => {
  const read = {
    messageId: `${ID}@flowdown.example.com`,
    recipient: "dana@larkspur.example",
    status: "5.1.1",
    words: "550 5.1.1 <dana@larkspur.example>: Recipient address rejected: User unknown",
  };
  expect(readDeliveryReport(POSTFIX)).toEqual(read);
  expect(readDeliveryReport(POSTFIX.replaceAll("\n", "\r\n"))).toEqual(read);
});

test("headers that are given back without their letter are enough", () => {
  const headersAlone = POSTFIX.replace("message/rfc822", "text/rfc822-headers").replace(
    "\nHello\n",
    "",
  );
  expect(readDeliveryReport(headersAlone)?.messageId).toBe(`${ID}@flowdown.example.com`);
});

test.each([
  ["a delay", POSTFIX.replace("Action: failed", "Action: delayed")],
  ["a success", POSTFIX.replace("Action: failed", "Action: delivered")],
  ["a report without a status", POSTFIX.replace("Status: 5.1.1\n", "")],
  [
    "a receipt",
    POSTFIX.replace("report-type=delivery-status", "report-type=disposition-notification"),
  ],
  [
    "an answer from holiday",
    "Subject: Away\nContent-Type: text/plain\n\nAction: failed\nStatus: 5.1.1",
  ],
  ["a report that only says it is one", POSTFIX.slice(0, POSTFIX.indexOf("--4F1A"))],
  ["nothing", ""],
  ["too much", POSTFIX + "x".repeat(1_000_001)],
])("%s is no bounce", (_, message) => {
  expect(readDeliveryReport(message)).toBeNull();
});

test("of several recipients the one that failed is told", () => {
  const two = POSTFIX.replace(
    "Final-Recipient: rfc822; dana",
    "Final-Recipient: rfc822; ken@larkspur.example\nAction: delivered\nStatus: 2.1.5\n\nFinal-Recipient: rfc822; dana",
  );
  expect(readDeliveryReport(two)?.recipient).toBe("dana@larkspur.example");
});

test.each([
  [`${ID}@flowdown.example.com`, ID],
  [`${ID}@elsewhere.example.com`, null],
  [`${ID.slice(1)}@flowdown.example.com`, null],
  [`checkpoint-${ID}-7@flowdown.example.com`, null],
  [null, null],
])("the Message-ID %s is of the letter %s", (messageId, id) => {
  expect(letterIdOf(messageId, "flowdown.example.com")).toBe(id);
});

test("what fails now may arrive later, what fails for good does not", () => {
  expect(isForGood("5.1.1")).toBe(true);
  expect(isForGood("4.4.7")).toBe(false);
});

test("a letter with parts of its own is given back between marks that begin like the report's", () => {
  const boundary = "4F1A2C0DE5.1796032801/mx.example.com";
  const inner = `Content-Type: multipart/alternative; boundary="${boundary}-2"\nMessage-ID`;
  const nested = POSTFIX.replace(
    "I'm sorry",
    `--${boundary}-2\nContent-Type: message/delivery-status\n\nAction: delivered\n--${boundary}-2--\n\nI'm sorry`,
  ).replace("Message-ID", inner);
  expect(readDeliveryReport(nested)).toEqual(readDeliveryReport(POSTFIX));
});

test.each([
  ["a zero byte", "550 5.1.1 no\u0000 such\u001b[31m user", "550 5.1.1 no such[31m user"],
  ["half a character", `${"x".repeat(499)}😀y`, `${"x".repeat(499)}😀`],
  ["half a character alone", "gone \ud83d", "gone "],
  ["marks that turn the line", "550 \u202egnorw", "550 gnorw"],
  ["two lines", "550-no\r\n550 such user", "550-no 550 such user"],
])("%s in what a server says is kept as text", (_, words, said) => {
  expect(sayServer(words)).toBe(said);
  const report = POSTFIX.replace(
    /Diagnostic-Code: [\s\S]*?unknown/,
    `Diagnostic-Code: smtp; ${words}`,
  );
  const read = readDeliveryReport(report)?.words ?? "";
  expect(JSON.stringify(read)).not.toMatch(/\\u0000|\\ud[89a-f]/);
});
