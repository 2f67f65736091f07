using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Realign.Claims;

namespace Realign.Cases.Drafting;

/// <summary>Writes the files of a draft: YAML with a comment wherever a person should look.</summary>
internal static class DraftYaml
{
    /// <summary>A comment is broken at about this width.</summary>
    private const int Width = 110;

    /// <summary>Text as a YAML scalar in double quotes, whose escapes are those of JSON.</summary>
    public static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    /// <summary>A scenario file.</summary>
    public static string Scenario(string name, string question, IReadOnlyList<string> focus, IReadOnlyList<DraftEvent> events, Uri? url)
    {
        var text = new StringBuilder();
        Comment(text, "", "Drafted from the article. Look at every value; what is assumed stands in the notes.");
        text.Append("name: ").Append(Quoted(name)).Append('\n');
        text.Append("question: ").Append(Quoted(question)).Append('\n');
        if (focus.Count > 0) text.Append("focus: [").AppendJoin(", ", focus).Append("]\n");
        if (events.Count == 0) return text.ToString();
        text.Append("events:\n");
        foreach (var e in events)
        {
            text.Append("  - id: ").Append(e.Id).Append("\n    kind: ").Append(e.Kind).Append('\n');
            foreach (var (key, value) in e.Keys) text.Append("    ").Append(key).Append(": ").Append(value).Append('\n');
            if (url is not null) text.Append("    source: ").Append(Quoted(url.AbsoluteUri)).Append('\n');
            text.Append("    note: ").Append(Quoted($"The article: “{e.Said}” Assumed: {e.Assumed}")).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A claim of case.yaml, with the facts that were found above it.</summary>
    public static void Claim(StringBuilder text, DraftClaim draft)
    {
        var claim = draft.Claim;
        text.Append("  - id: ").Append(draft.Id).Append('\n');
        Text("span", claim.Span);
        Plain("start", claim.Start.ToString(CultureInfo.InvariantCulture));
        Text("speaker", claim.Speaker);
        Text("speaker_role", claim.SpeakerRole);
        Plain("measure", ClaimJson.Name(claim.Measure));
        Plain("subject_economy", claim.SubjectEconomy is null ? null : Quoted(claim.SubjectEconomy));
        Plain("partner_economy", claim.PartnerEconomy is null ? null : Quoted(claim.PartnerEconomy));
        Text("sector", claim.Sector);
        Plain("direction", ClaimJson.Name(claim.Direction));
        Plain("value", Number(claim.Value));
        Plain("value_high", Number(claim.ValueHigh));
        Text("unit", claim.Unit);
        Text("approximate", claim.Approximate);
        Text("time", claim.Time);
        Plain("modality", ClaimJson.Name(claim.Modality));
        Text("causal_driver", claim.CausalDriver);
        Comment(text, "    ", draft.Why);
        Plain("scenario", draft.Scenario);
        Plain("tested_on", draft.Measure);
        foreach (string fact in draft.Facts) Comment(text, "    ", $"fact: {fact}");

        void Text(string key, string? value) => Plain(key, string.IsNullOrEmpty(value) ? null : Quoted(value));
        void Plain(string key, string? value)
        {
            if (value is not null) text.Append("    ").Append(key).Append(": ").Append(value).Append('\n');
        }
    }

    /// <summary>A comment, broken at blanks.</summary>
    public static void Comment(StringBuilder text, string indent, string words)
    {
        int column = 0;
        foreach (string word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (column == 0 || column + word.Length + 1 > Width)
            {
                text.Append(column == 0 ? "" : "\n").Append(indent).Append('#');
                column = indent.Length + 1;
            }

            text.Append(' ').Append(word);
            column += word.Length + 1;
        }

        text.Append('\n');
    }

    private static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
