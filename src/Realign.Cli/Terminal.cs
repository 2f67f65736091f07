using Spectre.Console;

namespace Realign.Cli;

/// <summary>Where output goes: results to standard output, progress and errors to standard error, colour only on a terminal.</summary>
internal static class Terminal
{
    private const int Width = 80;

    public static IAnsiConsole Out { get; } = Create(Console.Out, Console.IsOutputRedirected);

    public static IAnsiConsole Err { get; } = Create(Console.Error, Console.IsErrorRedirected);

    public static bool IsInteractive => !Console.IsErrorRedirected;

    /// <summary>An error, as one line that begins with the word.</summary>
    public static void Error(string message) => Console.Error.WriteLine(Console.IsErrorRedirected ? $"error: {message}" : $"\u001b[31merror:\u001b[0m {message}");

    public static void Hint(string message) => Console.Error.WriteLine(message);

    /// <summary>A line of running text, wrapped.</summary>
    public static void Line(string markup = "") => Out.MarkupLine(markup);

    private static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        bool plain = redirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        });
        if (redirected) console.Profile.Width = Width;
        return console;
    }
}
