import { SignPdf } from "@signpdf/signpdf";
import {
  ANNOTATION_FLAGS,
  DEFAULT_BYTE_RANGE_PLACEHOLDER,
  SIG_FLAGS,
  Signer,
  SUBFILTER_ETSI_CADES_DETACHED,
} from "@signpdf/utils";
import type { Sheet, Structure } from "#app/documents/engine/sheet.server.ts";
import { type CmsSigner, signCms } from "#app/platform/signing/cms.server.ts";

/** Room for the signature: a chain of several certificates fits. */
const SIGNATURE_BYTES = 16_384;

/**
 * Keep room in an open document for its signature (PAdES B-B): a field without a face on the page,
 * tagged as the form element that it is.
 */
export function reserveSignature(
  { doc }: Sheet,
  parent: Structure,
  { name, reason, at }: { name: string; reason: string; at: Date },
): void {
  const open = DEFAULT_BYTE_RANGE_PLACEHOLDER;
  const signature = doc.ref({
    Type: "Sig",
    Filter: "Adobe.PPKLite",
    SubFilter: SUBFILTER_ETSI_CADES_DETACHED,
    ByteRange: [0, open, open, open],
    Contents: Buffer.alloc(SIGNATURE_BYTES),
    Name: new String(name),
    Reason: new String(reason),
    M: at,
  });
  signature.end(undefined as never);
  const element = doc.struct("Form");
  parent.add(element);
  const words = `Signature of ${name}`;
  doc.annotate(0, 0, 0, 0, {
    Subtype: "Widget",
    FT: "Sig",
    T: new String("signature"),
    TU: new String(words),
    Contents: new String(words),
    V: signature,
    F: ANNOTATION_FLAGS.PRINT | ANNOTATION_FLAGS.READ_ONLY,
    structParent: element,
  } as object);
  element.end();
  declareForm(doc);
}

type FormDictionary = Record<string, unknown> & { Fields: unknown[] };

/** Say in the catalog that the page's last annotation is the one field, and that it holds a signature. */
function declareForm(doc: PDFKit.PDFDocument): void {
  doc.font("sans").initForm();
  const { _root } = doc as unknown as { _root: { data: { AcroForm: { data: FormDictionary } } } };
  const form = _root.data.AcroForm.data;
  // A reader that drew appearances anew would change what is signed.
  delete form.NeedAppearances;
  form.Fields.push(doc.page.annotations.at(-1));
  form.SigFlags = SIG_FLAGS.SIGNATURES_EXIST | SIG_FLAGS.APPEND_ONLY;
}

class DetachedSigner extends Signer {
  constructor(private readonly signer: CmsSigner) {
    super();
  }

  override async sign(pdf: Buffer): Promise<Buffer> {
    return signCms(pdf, this.signer);
  }
}

/** Sign a document in which room was kept. @returns the same bytes with the signature in its place. */
export function signPdf(pdf: Buffer, signer: CmsSigner): Promise<Buffer> {
  return new SignPdf().sign(pdf, new DetachedSigner(signer));
}
