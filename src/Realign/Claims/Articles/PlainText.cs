using System.Text;

namespace Realign.Claims.Articles;

/// <summary>Plain text: empty lines part paragraphs; in a text that is wrapped at a width, single line ends are spaces.</summary>
internal static class PlainText
{
    private const int NarrowestWrap = 40;
    private const int WidestWrap = 100;

    public static Article Read(string text) => Article.Of(Paragraphs(text), ArticleFormat.PlainText);

    public static IEnumerable<string> Paragraphs(string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        bool wrapped = IsWrapped(lines);
        var paragraph = new StringBuilder();
        foreach (string line in lines)
        {
            bool empty = string.IsNullOrWhiteSpace(line);
            if (paragraph.Length > 0 && (empty || !wrapped))
            {
                yield return paragraph.ToString();
                paragraph.Clear();
            }

            if (empty) continue;
            if (paragraph.Length > 0) paragraph.Append(' ');
            paragraph.Append(line.Trim());
        }

        if (paragraph.Length > 0) yield return paragraph.ToString();
    }

    /// <summary>Most lines that another follows are nearly as long as the longest, and end in the middle of a sentence.</summary>
    private static bool IsWrapped(string[] lines)
    {
        int longest = lines.Max(l => l.Length), followed = 0, full = 0;
        if (longest is < NarrowestWrap or > WidestWrap) return false;
        for (int i = 0; i + 1 < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]) || string.IsNullOrWhiteSpace(lines[i + 1])) continue;
            followed++;
            if (lines[i].Length > longest * 0.7 && !lines[i].TrimEnd().EndsWith('.')) full++;
        }

        return followed > 0 && full > followed * 0.6;
    }
}
