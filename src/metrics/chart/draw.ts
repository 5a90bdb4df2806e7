import { createRequire } from 'node:module';
import { layOutChart } from './layout.js';
import type { ChartModel } from './model.js';
import { chartSizes } from './sizes.js';
import { chartSpec } from './spec.js';

/** `phone` is for a column of 390 pixels; its text is as large there as a message's. */
export type ChartSizeName = keyof typeof chartSizes;

/** Draws a chart as a PNG. The libraries that draw are loaded with the first chart, because few commands need one. */
export async function drawChart(model: ChartModel, sizeName: ChartSizeName): Promise<Uint8Array> {
  const size = chartSizes[sizeName];
  const svg = await drawSvg(model, sizeName);
  const { Resvg } = await import('@resvg/resvg-js');
  const image = new Resvg(svg, {
    fitTo: { mode: 'width', value: size.width * size.scale },
    // No font of the machine is used, so that a chart looks the same wherever it is drawn.
    font: { loadSystemFonts: false, fontFiles: [...fontFiles()], defaultFontFamily: 'Inter' },
  });
  return image.render().asPng();
}

/** The same chart as SVG text. */
export async function drawSvg(model: ChartModel, sizeName: ChartSizeName): Promise<string> {
  const [vega, vegaLite] = await Promise.all([import('vega'), import('vega-lite')]);
  const spec = vegaLite.compile(chartSpec(layOutChart(model, chartSizes[sizeName]))).spec;
  const view = new vega.View(vega.parse(spec), { renderer: 'none', logLevel: vega.Error });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

/** Only TTF files: the drawer leaves text out without a word where it is given a web font. */
function fontFiles(): readonly string[] {
  const require = createRequire(import.meta.url);
  return ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf'].map((file) =>
    require.resolve(`@expo-google-fonts/inter/${file}`),
  );
}
