// The mark that every file carries: an XMP packet that says that a trained model made it, from which words.
// Properties: https://www.iptc.org/std/photometadata/specification/ (Digital Source Type, and those of AI since 2025.1).

/** The IPTC's term for what a trained model made. */
export const MADE_BY_MODEL = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';
/** Keyword of a PNG's text that is an XMP packet. */
export const XMP_KEYWORD = 'XML:com.adobe.xmp';

/** The packet of a picture drawn here. */
export function writeXmp({ prompt, model, seed }: { prompt: string; model: string; seed: number }): string {
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:nonet="urn:nonet:1.0:">
<xmp:CreatorTool>Nonet</xmp:CreatorTool>
<Iptc4xmpExt:DigitalSourceType>${MADE_BY_MODEL}</Iptc4xmpExt:DigitalSourceType>
<Iptc4xmpExt:AISystemUsed>Nonet</Iptc4xmpExt:AISystemUsed>
<Iptc4xmpExt:AISystemVersionUsed>${escapeXml(model)}</Iptc4xmpExt:AISystemVersionUsed>
<Iptc4xmpExt:AIPromptInformation>${escapeXml(prompt)}</Iptc4xmpExt:AIPromptInformation>
<nonet:Seed>${seed}</nonet:Seed>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
}

/** Characters that XML cannot hold become the replacement character. */
const escapeXml = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
