using System.Text.RegularExpressions;

namespace Realign.Claims.Articles;

/// <summary>Markdown without its marks: front matter, code and rules go; links and emphasis leave their words.</summary>
internal static partial class MarkdownText
{
    public static Article Read(string text)
    {
        string source = text.ReplaceLineEndings("\n");
        string? title = null;
        if (FrontMatter().Match(source) is { Success: true } front)
        {
            title = Title().Match(front.Value) is { Success: true } named ? named.Groups[1].Value.Trim('"', '\'', ' ') : null;
            source = source[front.Length..];
        }

        var kept = new List<string>();
        bool code = false;
        foreach (string line in source.Split('\n'))
        {
            string trimmed = line.TrimStart();
            if (trimmed.StartsWith("```", StringComparison.Ordinal) || trimmed.StartsWith("~~~", StringComparison.Ordinal))
            {
                code = !code;
                continue;
            }

            if (code || Rule().IsMatch(trimmed)) continue;
            bool heading = trimmed.StartsWith('#');
            if (heading && title is null && kept.All(string.IsNullOrWhiteSpace)) title = Plain(trimmed.TrimStart('#').Trim());
            if (heading || Item().IsMatch(trimmed)) kept.Add("");
            kept.Add(Plain(Item().Replace(heading ? trimmed.TrimStart('#').Trim() : trimmed.TrimStart('>', ' '), "")));
            if (heading) kept.Add("");
        }

        return Article.Of(Joined(kept), ArticleFormat.Markdown, title);
    }

    /// <summary>In Markdown a single line end is a space.</summary>
    private static IEnumerable<string> Joined(List<string> lines)
    {
        int first = 0;
        for (int i = 0; i <= lines.Count; i++)
        {
            if (i < lines.Count && !string.IsNullOrWhiteSpace(lines[i])) continue;
            if (i > first) yield return string.Join(' ', lines.Skip(first).Take(i - first).Select(l => l.Trim()));
            first = i + 1;
        }
    }

    private static string Plain(string line)
    {
        line = Image().Replace(line, "");
        line = Link().Replace(line, "$1");
        line = Emphasis().Replace(line, "$2");
        line = Tag().Replace(line, "");
        return line.Replace("|", " ", StringComparison.Ordinal).Replace("\\$", "$", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\A---\n.*?\n---\n", RegexOptions.Singleline, 1000)]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"^title:\s*(.+)$", RegexOptions.Multiline, 1000)]
    private static partial Regex Title();

    [GeneratedRegex(@"^([-*_=]\s*){3,}$", RegexOptions.None, 1000)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^([-*+]|\d+\.)\s+", RegexOptions.None, 1000)]
    private static partial Regex Item();

    [GeneratedRegex(@"!\[[^\]]*\]\([^)]*\)", RegexOptions.None, 1000)]
    private static partial Regex Image();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"(\*\*|__|\*|_)(?=\S)([^*_]+?)(?<=\S)\1", RegexOptions.None, 1000)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"</?[a-zA-Z][^<>]{0,300}>", RegexOptions.None, 1000)]
    private static partial Regex Tag();
}
