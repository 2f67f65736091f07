using System.Globalization;
using System.Text;
using Realign.Files;

namespace Realign.Products.Importing;

/// <summary>Lists rejected rows as they come, and counts them.</summary>
internal sealed class RejectWriter : IDisposable
{
    private readonly StreamWriter _text;

    public RejectWriter(string path)
    {
        _text = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        _text.WriteLine("file,line,reason,value_usd,text");
    }

    public SortedDictionary<string, long> Counts { get; } = new(StringComparer.Ordinal);

    public long Count { get; private set; }

    /// <summary>Sum of the values that could be read.</summary>
    public double Value { get; private set; }

    public void Add(string file, long line, RejectReason reason, double value, string text)
    {
        string name = NameOf(reason);
        Counts[name] = Counts.GetValueOrDefault(name) + 1;
        Count++;
        if (!double.IsNaN(value)) Value += value;
        _text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{CsvText.Quote(file)},{line},{name},{(double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture))},{CsvText.Quote(text)}"));
    }

    public void Dispose() => _text.Dispose();

    /// <summary>unknown_country for UnknownCountry.</summary>
    private static string NameOf(RejectReason reason)
    {
        string name = reason.ToString();
        var text = new StringBuilder();
        foreach (char c in name) text.Append(char.IsUpper(c) && text.Length > 0 ? "_" : "").Append(char.ToLowerInvariant(c));
        return text.ToString();
    }
}
