// Builds the editor into the archive's static files, with its source map and the licences of the parts within.
import { build } from "esbuild";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const OUT = "../../ficstead/archive/desk/static/desk/editor";

const { metafile } = await build({
  entryPoints: ["src/editor.js"],
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  sourcemap: true,
  legalComments: "none",
  metafile: true,
  outfile: `${OUT}/editor.js`,
});

const parts = new Set(Object.keys(metafile.inputs).flatMap((path) => path.match(/node_modules\/([^/]+)/)?.[1] ?? []));
writeFileSync(`${OUT}/LICENSES.txt`, [...parts].sort().map(licence).join("\n\n"));

function licence(part) {
  const folder = `node_modules/${part}`;
  const { version } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  return `${part} ${version}\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
}
