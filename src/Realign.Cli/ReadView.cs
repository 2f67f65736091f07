using System.Globalization;
using Realign.Claims;
using Realign.Claims.Articles;
using Realign.Claims.Quantities;
using Spectre.Console;

namespace Realign.Cli;

/// <summary>What a terminal shows of the claims in a text, in 80 columns.</summary>
internal static class ReadView
{
    private const int LongestSpan = 150;

    public static void Show(string name, Article article, ReadingResult result)
    {
        int words = article.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        Terminal.Line($"[bold]{Markup.Escape(name == "-" ? "standard input" : name)}[/]: {words} words, {article.Paragraphs.Count} paragraphs, {result.Language}");
        if (article.Title is { } title) Terminal.Line(Markup.Escape($"“{title}”"));
        if (result.Claims.Count == 0)
        {
            Terminal.Line("No claims: no figure or change of trade, tariffs, budgets, debt, growth, prices, jobs, investment, remittances or aid that the reader knows. docs/reading.md says what it reads.");
            if (result.Proposals is { } none) ProposalView.Show(none);
            return;
        }

        Terminal.Line($"{result.Claims.Count} {(result.Claims.Count == 1 ? "claim" : "claims")}:");
        for (int i = 0; i < result.Claims.Count; i++) Claim(i + 1, result.Claims[i]);
        if (result.Proposals is { } proposals) ProposalView.Show(proposals);
    }

    private static void Claim(int number, Claim c)
    {
        Terminal.Line();
        string span = c.Span.ReplaceLineEndings(" ");
        Terminal.Line($"[bold]{number,2}[/]  “{Markup.Escape(span.Length > LongestSpan ? span[..LongestSpan] + "…" : span)}” [dim]@{c.Start}[/]");
        var table = new Table().Border(TableBorder.None).HideHeaders();
        table.AddColumn(new TableColumn("").Width(2)).AddColumn(new TableColumn("").Width(10)).AddColumn("");
        void Row(string head, string? text)
        {
            if (!string.IsNullOrEmpty(text)) table.AddRow("", head, Markup.Escape(text));
        }

        Row("what", $"{Words(c.Measure)}{(c.Sector is { } s ? $" ({s})" : "")}, {Words(c.Direction)}{Value(c)}");
        Row("whose", Parties(c));
        Row("hedge", c.Approximate);
        Row("when", c.Time);
        Row("who", c.Speaker is { } who ? who + (c.SpeakerRole is { } role ? $" ({role})" : "") : null);
        Row("as", Words(c.Modality));
        Row("because", c.CausalDriver);
        Row("found by", c.FoundBy switch { ClaimFinder.Rules => "rules", ClaimFinder.Model => "model", ClaimFinder.Both => "rules and model", _ => null });
        Terminal.Out.Write(table);
    }

    private static string Parties(Claim c)
    {
        string subject = c.SubjectEconomy ?? "not named";
        return c.PartnerEconomy is { } partner ? $"{subject}, with {(partner == "WLD" ? "the world" : partner)}" : subject;
    }

    private static string Value(Claim c)
    {
        if (c.Value is not { } value) return "";
        string high = c.ValueHigh is { } top ? $" to {Number(top, c.Unit)}" : "";
        return $": {Number(value, c.Unit)}{high} {Unit(c.Unit)}";
    }

    private static string Number(double value, string? unit)
    {
        double size = Math.Abs(value);
        var (scale, word) = size >= 1e12 ? (1e12, " trillion") : size >= 1e9 ? (1e9, " billion") : size >= 1e6 ? (1e6, " million") : (1, "");
        return (value / scale).ToString(Units.IsCurrency(unit) && scale > 1 ? "#,0.###" : "#,0.####", CultureInfo.InvariantCulture).Replace('-', '−') + word;
    }

    private static string Unit(string? unit) => unit?.Replace('_', ' ').Replace("gdp", "GDP", StringComparison.Ordinal) ?? "";

    private static string Words<T>(T value)
        where T : struct, Enum => ClaimJson.Name(value).Replace('_', ' ').Replace("gdp", "GDP", StringComparison.Ordinal);
}
