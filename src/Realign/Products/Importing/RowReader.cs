using System.Globalization;
using System.Text;
using Realign.Estimation.DataFiles;
using Realign.Files;

namespace Realign.Products.Importing;

/// <summary>Reads the rows of one layout. Codes of countries become positions in <see cref="Codes"/>.</summary>
internal abstract class RowReader
{
    private const int FirstYear = 1900, LastYear = 2199, LastChapter = 99, Chapter = 10_000;

    private readonly Dictionary<byte[], int> _byName = new(Utf8Equality.Instance);
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    protected RowReader() => _lookup = _byName.GetAlternateLookup<ReadOnlySpan<byte>>();

    public List<string> Codes { get; } = [];

    /// <summary>Products that exist; null when any six digits of a chapter do.</summary>
    public HashSet<int>? Products { get; protected init; }

    public abstract ProductLayout Layout { get; }

    /// <summary>Files of codes that were used.</summary>
    public List<string> CodeFiles { get; } = [];

    /// <summary>Takes the header of the next file.</summary>
    /// <exception cref="FileException">A column is missing.</exception>
    public abstract void Begin(string file, IReadOnlyList<string> header);

    /// <summary>Reads the fields of a row into <paramref name="row"/>; <see cref="ProductRow.Value"/> is set whenever it can be read.</summary>
    /// <returns>Why the row cannot be kept; null when it can.</returns>
    public abstract RejectReason? Read(ReadOnlySpan<byte> line, CsvFields fields, ref ProductRow row);

    protected static int Column(string file, IReadOnlyList<string> header, string name)
    {
        int at = header.ToList().IndexOf(name);
        return at >= 0 ? at : throw new FileException(file, 1, $"the column '{name}' is missing; the header has {string.Join(", ", header)}.{NearestName.Hint(name, header)}");
    }

    protected void Know(string name, string code)
    {
        int at = Codes.IndexOf(code);
        if (at < 0)
        {
            at = Codes.Count;
            Codes.Add(code);
        }

        _byName.TryAdd(Encoding.UTF8.GetBytes(name), at);
    }

    protected bool TryCountry(ReadOnlySpan<byte> name, out int position) => _lookup.TryGetValue(name, out position);

    protected static bool TryYear(ReadOnlySpan<byte> text, out int year) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out year) && year is >= FirstYear and <= LastYear;

    protected static bool TryNumber(ReadOnlySpan<byte> text, out double number) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    /// <summary>A number that may be missing, an empty field or NA; NaN then.</summary>
    protected static bool TryOptional(ReadOnlySpan<byte> text, out double number)
    {
        if (text.Length > 0 && !text.SequenceEqual("NA"u8)) return TryNumber(text, out number) && number >= 0;
        number = double.NaN;
        return true;
    }

    /// <summary>Six digits; five when zeros in front got lost, as they do in numbers.</summary>
    protected RejectReason? Product(ReadOnlySpan<byte> text, bool mayLackZero, out int product)
    {
        product = 0;
        if (text.Length != 6 && !(mayLackZero && text.Length == 5)) return RejectReason.MalformedProduct;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out product)) return RejectReason.MalformedProduct;
        if (product < Chapter || product / Chapter > LastChapter) return RejectReason.MalformedProduct;
        return Products is null || Products.Contains(product) ? null : RejectReason.UnknownProduct;
    }
}
