using Realign.Cases;
using Realign.Cases.Drafting;
using Spectre.Console;

namespace Realign.Cli;

/// <summary>What a terminal shows of a drafted case, in 80 columns.</summary>
internal static class CheckView
{
    /// <summary>Words of a claim that a row has room for.</summary>
    private const int LongestSpan = 120;

    private const int MostGaps = 12;

    /// <summary>What was drafted; the claims only when no verdicts follow.</summary>
    public static void Draft(CaseDraft draft, string folder, bool withClaims)
    {
        if (withClaims) Terminal.Line($"[bold]{Markup.Escape(draft.Name)}[/]");
        Terminal.Line(Markup.Escape($"{draft.Claims.Count} {(draft.Claims.Count == 1 ? "claim" : "claims")} about {draft.Economy}{(draft.Partners.Count > 0 ? $" and {string.Join(", ", draft.Partners)}" : "")}; {draft.At:yyyy-MM-dd}."));
        Terminal.Line();
        if (draft.Events.Count > 0) Terminal.Line("Events");
        foreach (var e in draft.Events) Item($"{e.Title} (“{e.Said}”)");
        if (draft.Events.Count > 0) Terminal.Line();
        if (!withClaims) return;
        var table = new Table().Border(TableBorder.Simple).AddColumn("claim").AddColumn("tested on").AddColumn("scenario");
        foreach (var c in draft.Claims) table.AddRow(Markup.Escape($"“{Short(c.Claim.Span)}”"), Markup.Escape(c.Measure ?? "facts"), Markup.Escape(c.Scenario == CaseClaim.NoScenario ? "–" : c.Scenario));
        Terminal.Out.Write(table);
        Onward(draft, folder);
    }

    /// <summary>What is assumed and missing, and how to go on.</summary>
    public static void Onward(CaseDraft draft, string folder)
    {
        if (draft.Gaps.Count > 0)
        {
            Terminal.Line();
            Terminal.Line("Assumed, and missing");
            foreach (string gap in draft.Gaps.Take(MostGaps)) Item(gap);
            if (draft.Gaps.Count > MostGaps) Item($"and {draft.Gaps.Count - MostGaps} more, in case.yaml");
        }

        Terminal.Line();
        Terminal.Line(Markup.Escape($"The draft is in {folder}. Correct case.yaml and the scenarios, and run it again:"));
        Terminal.Line(Markup.Escape($"  realign run {(folder.Contains(' ', StringComparison.Ordinal) ? $"'{folder}'" : folder)}"));
    }

    private static void Item(string text)
    {
        var grid = new Grid().AddColumn(new GridColumn { Width = 1, Padding = new Padding(1, 0, 1, 0) }).AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        grid.AddRow(new Text("•"), new Text(text));
        Terminal.Out.Write(grid);
    }

    private static string Short(string span) => span.Length <= LongestSpan ? span : $"{span[..LongestSpan].TrimEnd()} …";
}
