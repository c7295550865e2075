// The text of a PDF as pdf.js reads it.
// usage: node read_by_pdfjs.mjs FOLDER PDF    with pdfjs-dist in FOLDER/node_modules
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [folder, file] = process.argv.slice(2);
const library = pathToFileURL(`${folder}/node_modules/pdfjs-dist/legacy/build/pdf.mjs`);
const { getDocument } = await import(library);
const data = new Uint8Array(readFileSync(file));
const document = await getDocument({ data, verbosity: 0 }).promise;
for (let number = 1; number <= document.numPages; number++) {
  const content = await (await document.getPage(number)).getTextContent();
  console.log(content.items.map((item) => item.str + (item.hasEOL ? '\n' : '')).join(''));
}
