using System.CommandLine;
using System.Globalization;
using System.Text;
using Realign.Cases;
using Realign.Cases.Drafting;
using Realign.Claims;
using Realign.Claims.Articles;

namespace Realign.Cli;

/// <summary><c>realign check</c>: from an article to verdicts, by way of a case that a person can correct.</summary>
internal static class CheckCommand
{
    private const int LongestSlug = 60;

    private static readonly Option<string?> _out = new("--out") { Description = "Folder of the drafted case [default: the article's name and '-case', here].", HelpName = "FOLDER" };
    private static readonly Option<bool> _force = new("--force") { Description = "Draft into a folder that is not empty, over what stands there." };
    private static readonly Option<bool> _draftOnly = new("--draft-only") { Description = "Draft the case and stop before it is run." };
    private static readonly Option<string?> _home = new("--home") { Description = "The economy that the case is about, and that \"the country\" means [default: found out].", HelpName = "CODE" };
    private static readonly Option<string?> _lang = new("--lang") { Description = "The language, en or es [default: found out].", HelpName = "LANGUAGE" };
    private static readonly Option<string?> _date = new("--date") { Description = "When the article appeared [default: found out, else today].", HelpName = "DATE" };
    private static readonly Option<string?> _world = new("--world") { Description = "A world by name or folder [default: world-2024].", HelpName = "WORLD" };
    private static readonly Option<int?> _draws = new("--draws") { Description = $"Draws of uncertain inputs [default: {DraftOptions.DefaultDraws}, well under a minute on two cores]; 0 for central values.", HelpName = "N" };
    private static readonly Option<long?> _seed = new("--seed") { Description = "Seed of the draws [default: 1].", HelpName = "N" };
    private static readonly Option<int> _threads = new("--threads") { Description = "Threads for draws.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
    private static readonly Option<string?> _macro = new("--macro") { Description = "A file of figures of budgets and debts that come before those that ship.", HelpName = "FILE" };
    private static readonly Option<string?> _facts = new("--facts") { Description = "A ledger of figures that come before those that ship.", HelpName = "FILE" };
    private static readonly Option<bool> _xlsx = new("--xlsx") { Description = "Also write report.xlsx." };
    private static readonly Option<bool> _json = new("--json") { Description = "Print the result as JSON (docs/schema/case-result.schema.json) instead of tables." };

    public static Command Create(CancellationToken cancellation)
    {
        var file = new Argument<string>("article") { Description = "Plain text, Markdown, HTML or PDF; the address of a page, which is fetched; - for standard input.", HelpName = "FILE|URL|-" };
        var command = new Command("check", "Read an article, draft a case from it, test its claims and write verdicts.") { file, _out, _force, _draftOnly, _home, _lang, _date, _world, _draws, _seed, _threads, _macro, _facts, _xlsx, _json };
        ReaderFlags.AddTo(command);
        command.SetAction(parse => Check(parse, parse.GetValue(file)!, cancellation));
        return command;
    }

    private static int Check(ParseResult parse, string name, CancellationToken cancellation)
    {
        if (parse.GetValue(_draftOnly) && parse.GetValue(_json)) throw new RealignException("--json prints the result of the run, and with --draft-only there is none; drop one.");
        if (parse.GetValue(_draws) < 0) throw new RealignException($"--draws {parse.GetValue(_draws)}: it must be 0 or more.");
        if (parse.GetValue(_threads) < 1) throw new RealignException($"--threads {parse.GetValue(_threads)}: it must be 1 or more.");
        string? home = ArticleInput.Home(parse.GetValue(_home));
        var reading = new ReadingOptions { Language = ArticleInput.LanguageOf(parse.GetValue(_lang)), Home = home };
        var date = Day(parse.GetValue(_date));
        var (article, url) = ArticleInput.Read(name, cancellation);
        var read = ReaderFlags.Read(parse, article, reading, cancellation);
        if (ReaderFlags.ExitCodeOf(read) is not ExitCode.Ok and var stopped) return stopped;
        var macro = ShippedMacro.Read(parse.GetValue(_macro));
        var facts = ShippedFacts.Ledger(parse.GetValue(_facts));
        var options = new DraftOptions { Home = home, Date = date, Today = DateOnly.FromDateTime(DateTime.Now), Url = url, Draws = parse.GetValue(_draws) ?? DraftOptions.DefaultDraws, Seed = parse.GetValue(_seed) ?? 1 };
        var draft = new CaseDrafter(ShippedWorlds.Read(parse.GetValue(_world), null), facts, macro).Draft(article, read, options);
        string folder = parse.GetValue(_out) ?? $"{Slug(name)}-case";
        draft.Write(folder, parse.GetValue(_force));
        if (!parse.GetValue(_json)) CheckView.Draft(draft, folder, parse.GetValue(_draftOnly));
        if (parse.GetValue(_draftOnly)) return ExitCode.Ok;
        var run = new CaseOptions
        {
            Threads = parse.GetValue(_threads),
            Macro = macro,
            Facts = facts,
            History = ShippedFacts.History(),
            Products = new ProductData(ShippedProducts.File(null), ShippedProducts.Elasticities(), ShippedProducts.Sectors()),
            Command = $"realign run {(folder.Contains(' ', StringComparison.Ordinal) ? $"'{folder}'" : folder)}",
        };
        int code = CaseCommand.Execute(folder, parse.GetValue(_world), run, null, parse.GetValue(_xlsx), parse.GetValue(_json), cancellation);
        if (!parse.GetValue(_json)) CheckView.Onward(draft, folder);
        return code;
    }

    private static DateOnly? Day(string? text) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new RealignException($"--date {text}: this is no date; write it like 2025-05-14.");

    /// <summary>The last part of a file's or page's name in small letters, digits and hyphens.</summary>
    private static string Slug(string name)
    {
        if (name == ArticleInput.StandardInput) return "article";
        string last = PageFetcher.IsAddress(name) && Uri.TryCreate(name, UriKind.Absolute, out var address)
            ? address.AbsolutePath.Trim('/') is { Length: > 0 } path ? path[(path.LastIndexOf('/') + 1)..] : address.Host
            : Path.GetFileName(name);
        var slug = new StringBuilder();
        foreach (char c in Path.GetFileNameWithoutExtension(last).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        string whole = slug.ToString().Trim('-');
        return whole.Length == 0 ? "article" : whole.Length <= LongestSlug ? whole : whole[..LongestSlug].Trim('-');
    }
}
