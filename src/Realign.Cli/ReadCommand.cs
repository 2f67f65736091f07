using System.CommandLine;
using System.Text.Json;
using Realign.Claims;

namespace Realign.Cli;

/// <summary><c>realign read</c>: the claims in an article, or in lines of passages.</summary>
internal static class ReadCommand
{
    private static readonly Option<bool> _json = new("--json") { Description = "Print the text and its claims as JSON (docs/schema/claims.schema.json) instead of a table." };
    private static readonly Option<bool> _jsonl = new("--jsonl") { Description = "Read a JSON object a line, with \"id\" and \"text\", and answer each with a line of its \"id\" and \"claims\"." };
    private static readonly Option<bool> _apart = new("--apart") { Description = "With --jsonl: read each line by itself. Without it lines are passages of one text, and one that names no economy speaks of that of the lines before." };
    private static readonly Option<string?> _lang = new("--lang") { Description = "The language, en or es [default: found out].", HelpName = "LANGUAGE" };
    private static readonly Option<string?> _home = new("--home") { Description = "The economy that \"the country\" means where the text names none, for example COL.", HelpName = "CODE" };

    public static Command Create(CancellationToken cancellation)
    {
        var file = new Argument<string>("file") { Description = "Plain text, Markdown, HTML or PDF; the address of a page, which is fetched; - for standard input.", HelpName = "FILE|URL|-" };
        var command = new Command("read", "Find the claims in an article: who says what about which economy, with figures, in English or Spanish.") { file, _json, _jsonl, _apart, _lang, _home };
        ReaderFlags.AddTo(command);
        command.SetAction(parse =>
        {
            var options = new ReadingOptions { Language = ArticleInput.LanguageOf(parse.GetValue(_lang)), Home = ArticleInput.Home(parse.GetValue(_home)) };
            string name = parse.GetValue(file)!;
            if (parse.GetValue(_jsonl))
            {
                if (parse.GetValue(_json)) throw new RealignException("--json and --jsonl: one of them.");
                if (ReaderFlags.Asked(parse)) throw new RealignException("--reader-url reads a whole article: not with --jsonl.");
                Lines(name, options, parse.GetValue(_apart), cancellation);
                return ExitCode.Ok;
            }

            if (parse.GetValue(_apart)) throw new RealignException("--apart goes with --jsonl.");
            var (article, _) = ArticleInput.Read(name, cancellation);
            var result = ReaderFlags.Read(parse, article, options, cancellation);
            if (parse.GetValue(_json)) Console.Out.WriteLine(ClaimJson.Write(name, article.Text, result));
            else ReadView.Show(name, article, result);
            return ReaderFlags.ExitCodeOf(result);
        });
        return command;
    }

    private static void Lines(string name, ReadingOptions options, bool apart, CancellationToken cancellation)
    {
        if (name != ArticleInput.StandardInput && !File.Exists(name)) throw new Files.FileException(name, "does not exist.");
        string shown = name == ArticleInput.StandardInput ? "standard input" : name;
        using var reader = name == ArticleInput.StandardInput ? new StreamReader(Console.OpenStandardInput()) : new StreamReader(name);
        var lines = new PassageLines(options, apart);
        int number = 0;
        while (reader.ReadLine() is { } line)
        {
            cancellation.ThrowIfCancellationRequested();
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                Console.Out.WriteLine(lines.Answer(line, cancellation));
            }
            catch (JsonException e)
            {
                throw new Files.FileException(shown, number, (int)(e.BytePositionInLine ?? 0) + 1, "is no JSON object with \"id\" and \"text\", one a line.");
            }
            catch (RealignException e)
            {
                throw new Files.FileException(shown, number, e.Message);
            }
        }
    }
}
