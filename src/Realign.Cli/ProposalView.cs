using Realign.Claims.Proposals;
using Spectre.Console;

namespace Realign.Cli;

/// <summary>What a terminal shows of a model's proposals.</summary>
internal static class ProposalView
{
    private const int MostShown = 20;

    private const int LongestQuote = 60;

    public static void Show(ProposalReport report)
    {
        Terminal.Line();
        int refused = report.Proposed - report.Confirmed - report.Added;
        Terminal.Line(Markup.Escape($"{report.Model} was asked {Times(report.Requests)} and proposed {report.Proposed}: {report.Confirmed} found by the rules too, {report.Added} new, {refused} refused."));
        foreach (var no in report.Refused.Take(MostShown))
            Terminal.Line(Markup.Escape($"  refused{(no.Quote is { } quote ? $" “{Short(quote)}”" : "")}: {no.Reason}"));
        if (report.Refused.Count > MostShown) Terminal.Line($"  … and {report.Refused.Count - MostShown} more; --json lists all.");
        foreach (var other in report.Differences.Take(MostShown))
            Terminal.Line(Markup.Escape($"  @{other.Start} {other.Field.Replace('_', ' ')}: {other.Rules ?? "none"}; the model says {Short(other.Model ?? "none")}"));
        if (report.Differences.Count > MostShown) Terminal.Line($"  … and {report.Differences.Count - MostShown} more differences; --json lists all.");
    }

    private static string Times(int count) => count switch { 1 => "once", 2 => "twice", _ => $"{count} times" };

    private static string Short(string words)
    {
        string line = words.ReplaceLineEndings(" ");
        return line.Length > LongestQuote ? line[..LongestQuote] + "…" : line;
    }
}
