using System.CommandLine;
using Realign.Cases;
using Realign.Files;
using Realign.Reports;
using Realign.Reports.Html;
using Spectre.Console;

namespace Realign.Cli;

/// <summary>The part of <c>realign run</c> that runs a whole case and writes its report.</summary>
internal static class CaseCommand
{
    /// <summary>Whether a path is the folder of a case, not of a single scenario.</summary>
    public static bool IsCase(string path) => File.Exists(Path.Combine(path, "case.yaml"));

    /// <summary>The command as it was typed, for the report to quote.</summary>
    public static string CommandLine(ParseResult parse) => $"realign {string.Join(' ', parse.Tokens.Select(t => t.Value.Contains(' ', StringComparison.Ordinal) ? $"'{t.Value}'" : t.Value))}";

    public static int Execute(string path, string? world, CaseOptions options, string? output, bool xlsx, bool json, CancellationToken cancellation)
    {
        var folder = CaseFolder.Read(path);
        var result = Run(folder, world, options, cancellation);
        string target = output ?? Path.Combine(path, "report");
        var written = Write(result, target, xlsx);
        if (json) Console.Out.WriteLine(result.ToJson());
        else CaseView.Show(result, target, written);
        return result.Scenarios[0].Run.Converged ? ExitCode.Ok : ExitCode.NotConverged;
    }

    /// <summary>Runs a case with a bar for progress.</summary>
    private static CaseResult Run(CaseFolder folder, string? world, CaseOptions options, CancellationToken cancellation)
    {
        var main = Events.ScenarioFile.Read(folder.Scenarios[0].File, options.Overrides);
        var read = ShippedWorlds.Read(world ?? main.World, world is null ? Path.GetDirectoryName(main.File) : null);
        if (!Terminal.IsInteractive) return new CaseRun(folder, read, options).Run(cancellation);
        return Terminal.Err.Progress().AutoClear(true).Start(progress =>
        {
            var task = progress.AddTask("solving");
            return new CaseRun(folder, read, options, new Bar(task)).Run(cancellation);
        });
    }

    /// <summary>Writes the report: for people, for programs, and the tables behind every figure.</summary>
    private static List<string> Write(CaseResult result, string folder, bool xlsx)
    {
        var written = new List<string>();
        void Text(string name, string text)
        {
            AtomicWrite.Text(Path.Combine(folder, name), text);
            written.Add(name);
        }

        Text(ReportFiles.Page, HtmlReport.Write(result));
        Text(ReportFiles.Brief, BriefPage.Write(result));
        Text("report.md", MarkdownReport.Write(result));
        Text("result.json", result.ToJson());
        if (result.Claims.Count > 0) Text(ReportFiles.ClaimReview, ClaimReviews.Write(result));
        if (ClaimAnnotations.Write(result) is { } annotations)
        {
            Text(ReportFiles.Annotations, annotations);
            Text(ReportFiles.Article, result.Article!.Text);
        }

        foreach (var table in CaseTables.Of(result)) AtomicWrite.Text(Path.Combine(folder, "tables", $"{table.Name}.csv"), table.ToCsv());
        written.Add("tables/*.csv");
        if (xlsx)
        {
            AtomicWrite.Binary(Path.Combine(folder, "report.xlsx"), stream => ExcelReport.Write(result, stream));
            written.Add("report.xlsx");
        }

        return written;
    }

    private sealed class Bar(ProgressTask task) : IProgress<CaseProgress>
    {
        public void Report(CaseProgress value)
        {
            task.MaxValue = Math.Max(1, value.Planned);
            task.Value = Math.Max(task.Value, value.Done);
            task.Description = Markup.Escape(value.Part);
        }
    }
}
