using System.Text;
using Realign.Claims;

namespace Realign.Tests.Claims;

/// <summary>
/// Precision and recall of the reader, by field. Claims of a passage are paired one to one, the most alike first; a field counts as right when it is
/// equal, a whole claim when measure, subject, partner, direction and value are.
/// </summary>
internal sealed class ReadingScores
{
    private static readonly string[] _whole = ["measure", "subject_economy", "partner_economy", "direction", "value"];
    private readonly Dictionary<string, int> _right = [];
    private readonly StringBuilder _wrong = new();
    private int _valueAndUnit;

    public int Labelled { get; private set; }

    public int Found { get; private set; }

    public int Whole { get; private set; }

    public int WithValue { get; private set; }

    /// <summary>Claims found in passages that have none.</summary>
    public int FalseAlarms { get; private set; }

    public double F1 => 2.0 * Whole / (Labelled + Found);

    /// <summary>Of the labelled claims with a figure, those found with value and unit exact.</summary>
    public double ValueAndUnit => (double)_valueAndUnit / WithValue;

    public string Wrong => _wrong.ToString();

    /// <summary>Reads passages, each by itself or one after another, and holds the claims against the labels.</summary>
    public static ReadingScores Of(IEnumerable<LabelledPassage> passages, bool inSequence)
    {
        var scores = new ReadingScores();
        ReadingContext before = default;
        foreach (var passage in passages)
        {
            var result = ClaimReader.Read(passage.Text, new ReadingOptions { Language = passage.Language, Before = before });
            if (inSequence) before = result.Context;
            scores.Add(passage, [.. result.Claims.Select(LabelledPassage.Of)]);
        }

        return scores;
    }

    /// <summary>Reads passages as the command does, each with the address of its article.</summary>
    public static ReadingScores OfLines(IEnumerable<LabelledPassage> passages)
    {
        var scores = new ReadingScores();
        var lines = new PassageLines(new ReadingOptions(), apart: false);
        foreach (var passage in passages) scores.Add(passage, LabelledPassage.Answered(lines.Answer(passage.Line())));
        return scores;
    }

    public string Table()
    {
        var table = new StringBuilder().AppendLine($"{Labelled} labelled, {Found} found, {Whole} whole: F1 {F1:0.000}; value and unit {ValueAndUnit:0.000}; false alarms {FalseAlarms}");
        foreach (string field in LabelledPassage.Fields.Where(_right.ContainsKey))
            table.AppendLine($"{field,-16} precision {(double)_right.GetValueOrDefault(field) / Found:0.00} recall {(double)_right.GetValueOrDefault(field) / Labelled:0.00}");
        return table.ToString();
    }

    private void Add(LabelledPassage passage, List<Dictionary<string, string?>> found)
    {
        var labels = passage.Claims;
        (Labelled, Found) = (Labelled + labels.Count, Found + found.Count);
        WithValue += labels.Count(l => l["value"] is not null);
        if (labels.Count == 0) FalseAlarms += found.Count;
        var freeLabels = new HashSet<int>(Enumerable.Range(0, labels.Count));
        var freeFound = new HashSet<int>(Enumerable.Range(0, found.Count));
        int whole = Whole;
        foreach (var (i, j) in from i in freeLabels.ToList() from j in freeFound.ToList() let likeness = Likeness(labels[i], found[j]) where likeness >= 2 orderby likeness descending select (i, j))
        {
            if (!freeLabels.Contains(i) || !freeFound.Contains(j)) continue;
            freeLabels.Remove(i);
            freeFound.Remove(j);
            foreach (string field in labels[i].Keys)
                if (labels[i][field] == found[j][field]) _right[field] = _right.GetValueOrDefault(field) + 1;
            if (_whole.All(f => labels[i][f] == found[j][f])) Whole++;
            if (labels[i]["value"] is not null && labels[i]["value"] == found[j]["value"] && labels[i]["unit"] == found[j]["unit"]) _valueAndUnit++;
        }

        if (Whole - whole < Math.Max(labels.Count, found.Count)) _wrong.AppendLine($"{passage.Id}: {passage.Text}");
    }

    private static double Likeness(Dictionary<string, string?> label, Dictionary<string, string?> found) =>
        _whole.Count(f => label[f] == found[f]) + (label["value"] == found["value"] ? 2 : 0) + (label["unit"] == found["unit"] ? 0.5 : 0) - (label["value"] is null != found["value"] is null ? 3 : 0);
}
