// What only a browser can do: draw charts, keep scenarios, copy and save. No value is computed here.
let loading = null;
const drawn = new Map();

// The charts' own script, once, when the first chart is drawn.
function charts(address) {
    return loading ??= new Promise((done, failed) => {
        const script = document.createElement('script');
        [script.src, script.onload, script.onerror] = [address, () => done(window.echarts), failed];
        document.head.append(script);
    });
}

const language = () => document.documentElement.lang;
const number = (value, digits) => new Intl.NumberFormat(language(), { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: true }).format(value).replace('-', '−');
const formats = {
    percent: v => `${number(100 * v, Math.abs(v) < 0.001 && v !== 0 ? 3 : Math.abs(v) < 0.1 ? 2 : 1)} %`,
    billions: v => number(v / 1e9, Math.abs(v) < 1e10 && v !== 0 ? 2 : 0),
    plain: v => number(v, 0),
};
// Numbers of an axis are round: no digits that say nothing.
const round = value => new Intl.NumberFormat(language(), { maximumFractionDigits: 4 }).format(value).replace('-', '−');
const axes = { percent: v => `${round(100 * v)} %`, billions: v => round(v / 1e9), plain: round };
const colour = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

// A description of a chart, without functions, becomes an option of ECharts in the colours of the page.
function option(chart) {
    const [ink, soft, line, ground] = ['ink', 'soft', 'line', 'raised'].map(colour);
    const format = formats[chart.format], axis = { axisLabel: { color: soft, formatter: axes[chart.format], hideOverlap: true }, splitLine: { lineStyle: { color: line } }, axisLine: { lineStyle: { color: line } } };
    const names = { type: 'category', data: chart.names, axisLabel: { color: ink, width: chart.sideways ? 150 : undefined, overflow: 'truncate', hideOverlap: !chart.sideways, interval: chart.sideways ? 0 : 'auto' }, axisTick: { show: false }, axisLine: { lineStyle: { color: line } }, inverse: chart.sideways };
    const values = { type: 'value', scale: chart.scale, ...axis };
    const tint = s => s.colour ? colour(s.colour) : undefined;
    return {
        animationDurationUpdate: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150, animationDuration: 0,
        textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: ink },
        aria: { enabled: false },
        tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: format, backgroundColor: ground, borderColor: line, textStyle: { color: ink }, confine: true },
        legend: { show: chart.series.filter(s => s.name && !s.quiet).length > 1, data: chart.series.filter(s => s.name && !s.quiet).map(s => s.name), textStyle: { color: ink }, top: 0 },
        grid: { left: 8, right: 24, top: 34, bottom: 8, containLabel: true },
        xAxis: chart.sideways ? values : names,
        yAxis: chart.sideways ? names : values,
        series: chart.series.map(s => ({
            name: s.name, type: s.type, stack: s.stack, symbol: 'none', silent: s.quiet, barMaxWidth: 16,
            lineStyle: s.type === 'line' ? { color: tint(s), width: s.quiet ? 0 : 2, type: s.dashed ? 'dashed' : 'solid' } : undefined,
            areaStyle: s.area ? { color: tint(s), opacity: s.area } : undefined,
            itemStyle: { color: tint(s), opacity: s.dim ? 0.4 : 1 },
            data: s.type === 'bar' && !s.colour ? s.values.map(v => ({ value: v, itemStyle: { color: colour(v < 0 ? 'loss3' : 'gain3') } })) : s.values,
        })),
    };
}

export async function draw(element, address, chart) {
    if (!element) return;
    const echarts = await charts(address);
    if (!element.isConnected) return;
    let kept = drawn.get(element);
    if (!kept) {
        const picture = echarts.init(element, null, { renderer: 'svg' });
        const watch = new ResizeObserver(() => picture.resize());
        const theme = matchMedia('(prefers-color-scheme: dark)');
        kept = { picture, watch, theme, chart, again: () => picture.setOption(option(kept.chart), true) };
        watch.observe(element);
        theme.addEventListener('change', kept.again);
        drawn.set(element, kept);
    }
    kept.chart = chart;
    kept.picture.setOption(option(chart), { notMerge: false, replaceMerge: ['series'] });
}

export function forget(element) {
    const kept = drawn.get(element);
    if (!kept) return;
    kept.watch.disconnect();
    kept.theme.removeEventListener('change', kept.again);
    kept.picture.dispose();
    drawn.delete(element);
}

function save(name, address) {
    const link = document.createElement('a');
    [link.href, link.download] = [address, name];
    link.click();
}

// Bytes that the server sends, as a file of the visitor's.
export async function file(name, type, stream) {
    const address = URL.createObjectURL(new Blob([await stream.arrayBuffer()], { type }));
    save(name, address);
    setTimeout(() => URL.revokeObjectURL(address), 10000);
}

// The picture as it stands: SVG as it is, PNG by way of a canvas at twice the size.
export async function picture(element, name, png) {
    const kept = drawn.get(element);
    if (!kept) return;
    const svg = kept.picture.renderToSVGString ? kept.picture.renderToSVGString() : element.querySelector('svg').outerHTML;
    const address = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    if (!png) return save(`${name}.svg`, address);
    const image = new Image();
    await new Promise((done, failed) => [image.onload, image.onerror, image.src] = [done, failed, address]);
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [2 * element.clientWidth, 2 * element.clientHeight];
    const paper = canvas.getContext('2d');
    paper.fillStyle = colour('ground');
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(image, 0, 0, canvas.width, canvas.height);
    save(`${name}.png`, canvas.toDataURL('image/png'));
}

export async function copy(text) {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        return false;
    }
}

export const print = () => window.print();

const shelf = 'realign-scenarios';
export function kept() {
    try {
        return JSON.parse(localStorage.getItem(shelf) ?? '[]').filter(s => typeof s?.name === 'string' && typeof s?.state === 'string');
    } catch {
        return [];
    }
}

export function keep(name, state) {
    localStorage.setItem(shelf, JSON.stringify([{ name, state }, ...kept().filter(s => s.name !== name)].slice(0, 50)));
}

export function drop(name) {
    localStorage.setItem(shelf, JSON.stringify(kept().filter(s => s.name !== name)));
}
