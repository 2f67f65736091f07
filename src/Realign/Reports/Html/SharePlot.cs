using System.Globalization;
using Realign.Models.Ensembles;

namespace Realign.Reports.Html;

/// <summary>Shares of a variance as bars: alone, and with interactions behind it. Drawn between 0 and 100 %, told as estimated.</summary>
internal static class SharePlot
{
    /// <param name="title">Whose variance.</param>
    /// <param name="rows">Inputs with their shares.</param>
    public static Markup Draw(string title, IReadOnlyList<(string Input, VarianceShare Share)> rows) => Markup.Of($"""
        <div class="plot shares" role="img" aria-label="{title}. {string.Join("; ", rows.Select(r => $"{r.Input}: {Percent(r.Share.First)} alone, {Percent(r.Share.Total)} with interactions"))}.">
        <p class="plot-title">{title}</p>
        {rows.Select(r => Markup.Of($"""
        <div class="row"><div class="label">{r.Input}</div><div class="track"><i class="bar total" style="width:{Width(r.Share.Total)}%"></i><i class="bar" style="width:{Width(r.Share.First)}%"></i></div><div class="value">{Percent(r.Share.First)} ({Percent(r.Share.Total)})</div></div>

        """))}
        </div>
        """);

    private static double Width(double share) => 100 * Math.Clamp(share, 0, 1);

    private static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture).Replace('-', '−') + " %";
}
