namespace Realign.Reports.Html;

/// <summary>
/// Trade of an economy with its partners: on the left who sells to it, on the right who buys from it, bands as wide as the flows. The picture stretches with
/// the page while its texts keep their size.
/// </summary>
internal static class Sankey
{
    private const double Slot = 34, MostOfSlot = 0.9, Node = 2.5;

    /// <summary>One partner.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Value">The flow, not negative.</param>
    /// <param name="Shown">The flow as text.</param>
    public sealed record Flow(string Name, double Value, string Shown);

    /// <summary>What the picture is of: how the two sides are called below it, and for those who cannot see it.</summary>
    public sealed record Words(string Left, string Right, string In, string Out)
    {
        public static Words Goods { get; } = new("sell to", "buy from", "Goods sold to", "Goods bought from");
    }

    /// <param name="title">Which state of the world is drawn.</param>
    /// <param name="economy">Whose trade.</param>
    /// <param name="sellers">Flows in, largest first.</param>
    /// <param name="buyers">Flows out, largest first.</param>
    /// <param name="perPixel">What a pixel of height stands for; the same in pictures that are compared.</param>
    /// <param name="words">What flows; goods unless said otherwise.</param>
    public static Markup Draw(string title, string economy, IReadOnlyList<Flow> sellers, IReadOnlyList<Flow> buyers, double perPixel, Words? words = null)
    {
        words ??= Words.Goods;
        double[] left = Tops(sellers, perPixel), right = Tops(buyers, perPixel);
        double height = Math.Max(left[^1], right[^1]);
        return Markup.Of($"""
            <div class="panel" role="img" aria-label="{Alternative(title, economy, sellers, buyers, words)}">
            <p class="plot-title">{title}</p>
            <div class="sankey" style="height:{height}px">
            <div class="names left">{Names(sellers, left)}</div>
            <svg style="height:{height}px" viewBox="0 0 100 {height}" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            {Bands(sellers, left, perPixel, height, isLeft: true)}
            {Bands(buyers, right, perPixel, height, isLeft: false)}
            <rect class="node" x="{50 - (Node / 2)}" width="{Node}" y="{Middle(sellers, buyers, perPixel, height)}" height="{Math.Max(Total(sellers), Total(buyers)) / perPixel}"/>
            </svg>
            <div class="names right">{Names(buyers, right)}</div>
            </div>
            <p class="sankey-caption"><span>{words.Left}</span><span>{economy}</span><span>{words.Right}</span></p>
            </div>
            """);
    }

    /// <summary>What a pixel must stand for so that the widest picture stays within a height.</summary>
    public static double PerPixel(double largestTotal, double height) => Math.Max(largestTotal / height, double.Epsilon);

    private static double Total(IReadOnlyList<Flow> flows) => flows.Sum(f => f.Value);

    private static double Middle(IReadOnlyList<Flow> sellers, IReadOnlyList<Flow> buyers, double perPixel, double height) =>
        (height - (Math.Max(Total(sellers), Total(buyers)) / perPixel)) / 2;

    /// <summary>Where the slot of each flow begins; one more for the end. A slot has room for the flow and for two lines of text.</summary>
    private static double[] Tops(IReadOnlyList<Flow> flows, double perPixel)
    {
        var tops = new double[flows.Count + 1];
        for (int k = 0; k < flows.Count; k++) tops[k + 1] = tops[k] + Math.Max(Slot, flows[k].Value / perPixel / MostOfSlot);
        return tops;
    }

    private static Markup Names(IReadOnlyList<Flow> flows, double[] tops) =>
        Markup.Join(flows.Select((f, k) => Markup.Of($"<span style=\"top:{(tops[k] + tops[k + 1]) / 2}px\"><b>{f.Name}</b> {f.Shown}</span>")));

    private static Markup Bands(IReadOnlyList<Flow> flows, double[] tops, double perPixel, double height, bool isLeft)
    {
        double inner = (height - (Total(flows) / perPixel)) / 2;
        var bands = new List<Markup>();
        for (int k = 0; k < flows.Count; k++)
        {
            double width = flows[k].Value / perPixel, outer = ((tops[k] + tops[k + 1]) - width) / 2;
            double edge = isLeft ? 0 : 100, node = isLeft ? Node : 100 - Node, middle = isLeft ? 50 - (Node / 2) : 50 + (Node / 2), bend = (node + middle) / 2;
            bands.Add(Markup.Of($"""
                <path class="flow" d="M{node} {outer}C{bend} {outer} {bend} {inner} {middle} {inner}V{inner + width}C{bend} {inner + width} {bend} {outer + width} {node} {outer + width}Z"/><rect class="node" x="{Math.Min(edge, node)}" width="{Node}" y="{outer}" height="{Math.Max(width, 1)}"/>

                """));
            inner += width;
        }

        return Markup.Join(bands);
    }

    private static string Alternative(string title, string economy, IReadOnlyList<Flow> sellers, IReadOnlyList<Flow> buyers, Words words)
    {
        string All(IEnumerable<Flow> flows) => string.Join(", ", flows.Select(f => $"{f.Name} {f.Shown}"));
        return $"{title}. {words.In} {economy}, bn USD: {All(sellers)}. {words.Out} {economy}, bn USD: {All(buyers)}.";
    }
}
