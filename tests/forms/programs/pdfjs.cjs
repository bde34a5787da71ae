// Fills a form in with pdf.js, as Firefox does.
// node pdfjs.cjs PDFJS FORM.pdf PLACES.json FILLED.pdf
const fs = require("fs");
const [pdfjs, form, places, filled] = process.argv.slice(2);

async function main() {
  const { getDocument } = pdfjs.endsWith(".mjs") ? await import(pdfjs) : require(pdfjs);
  const data = new Uint8Array(fs.readFileSync(form));
  const opened = await getDocument({ data, verbosity: 0, disableFontFace: true }).promise;
  for (const [number, [x, y], text] of JSON.parse(fs.readFileSync(places, "utf8"))) {
    const page = await opened.getPage(number + 1);
    const fields = (await page.getAnnotations()).filter((one) => one.fieldName);
    const pressed = fields.find(
      ({ rect }) => rect[0] <= x && x <= rect[2] && rect[1] <= y && y <= rect[3]
    );
    for (const one of fields.filter(({ fieldName }) => fieldName === pressed.fieldName)) {
      const value = text === null ? one === pressed : text;
      opened.annotationStorage.setValue(one.id, { value });
    }
  }
  fs.writeFileSync(filled, await opened.saveDocument(opened.annotationStorage));
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
