using System.Reflection;

namespace Realign.Reports.Html;

/// <summary>
/// A case's result as one HTML file that needs nothing else: no script, no network, good on a phone, in print and in the dark. Each picture has a text
/// alternative, its table, and the table as CSV.
/// </summary>
public static class HtmlReport
{
    private static readonly Lazy<string> _style = new(() => Resource("report.css"));

    /// <summary>The style of every page that Realign writes.</summary>
    internal static Markup Style => Markup.Trusted(_style.Value);

    /// <summary>The page.</summary>
    public static string Write(CaseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var page = new ReportPage(result);
        Markup[] sections =
        [
            AnswerSection.Write(page),
            ArticleSection.Write(page),
            ClaimsSection.Write(page),
            EventsSection.Write(page),
            WorldSection.Write(page),
            PartnersSection.Write(page),
            DependenceSection.Write(page),
            SwitchingSection.Write(page),
            SectorsSection.Write(page),
            RevenueSection.Write(page),
            BudgetSection.Write(page),
            DecompositionSection.Write(page),
            TimeSection.Write(page),
            CoalitionSection.Write(page),
            GameSection.Write(page),
            UncertaintySection.Write(page),
            ModelsSection.Write(page),
            RecordSection.Write(page),
            LimitsSection.Write(page),
            ProvenanceSection.Write(page),
        ];
        return Markup.Of($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
            <meta name="color-scheme" content="light dark">
            <meta name="generator" content="Realign {result.RealignVersion}">
            <title>{result.Name}</title>
            <link rel="icon" href="data:,">
            <style>{Style}</style>
            </head>
            <body>
            <a class="skip" href="#answer">Skip to the answer</a>
            <header>
            <p class="kicker">Realign · {(result.At is { } day ? $"events in force on {day}" : "all events in force")} · world {result.World.Name}</p>
            <h1>{result.Name}</h1>
            {(result.Question is { } question ? Markup.Of($"<p class=\"question\">{question}</p>") : Markup.Empty)}
            {(result.Brief is { } brief ? Markup.Of($"<p class=\"brief\">{brief.Trim()}</p>") : Markup.Empty)}
            </header>
            <main>
            {sections}
            </main>
            <footer><p>Made by Realign {result.RealignVersion}. It states what models say under stated assumptions; it is no forecast of what will happen.</p></footer>
            </body>
            </html>

            """).ToString();
    }

    /// <summary>A text that ships inside the library.</summary>
    internal static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
