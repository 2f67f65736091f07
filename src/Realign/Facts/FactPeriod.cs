using System.Globalization;

namespace Realign.Facts;

/// <summary>
/// The time that a figure is of: 2024, 2024-12, 2025-Q1, 2025-H1, 2025-05-14, FY2023, 2018-2021, or two of them with a slash (2025-01/2025-11, 2025-Q1/2025-Q3).
/// Two ways of writing the same days are equal.
/// </summary>
public sealed record FactPeriod : IComparable<FactPeriod>
{
    /// <summary>Length of a year in days.</summary>
    internal const double Year = 365.25;

    private const int Earliest = 1500, Latest = 2200;

    private FactPeriod(DateOnly start, DateOnly end, PeriodKind kind, string text) => (Start, End, Kind, Text) = (start, end, kind, text);

    /// <summary>The first day.</summary>
    public DateOnly Start { get; }

    /// <summary>The last day, included.</summary>
    public DateOnly End { get; }

    public PeriodKind Kind { get; }

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>Days from the first to the last.</summary>
    public int Days => End.DayNumber - Start.DayNumber + 1;

    /// <summary>A calendar year.</summary>
    public static FactPeriod OfYear(int year) => Parse(year.ToString(CultureInfo.InvariantCulture));

    /// <exception cref="RealignException">The text is no period.</exception>
    public static FactPeriod Parse(string text) => TryParse(text, out var period)
        ? period
        : throw new RealignException($"'{text}' is no period; write 2024, 2024-12, 2025-Q1, 2025-H1, 2025-05-14, FY2023 (October to September), 2018-2021, or from and to with a slash like 2025-01/2025-11.");

    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out FactPeriod? period)
    {
        period = null;
        string trimmed = text?.Trim() ?? "";
        if (Single(trimmed) is { } one)
        {
            period = new FactPeriod(one.Start, one.End, one.Kind, trimmed);
            return true;
        }

        int slash = trimmed.IndexOf('/', StringComparison.Ordinal);
        bool years = slash < 0 && trimmed.Length == 9 && trimmed[4] == '-';
        int cut = years ? 4 : slash;
        if (cut <= 0 || Single(trimmed[..cut]) is not { } from || Single(trimmed[(cut + 1)..]) is not { } to) return false;
        if (from.Kind != to.Kind || (years && from.Kind != PeriodKind.Year) || to.Start < from.Start) return false;
        period = new FactPeriod(from.Start, to.End, PeriodKind.Span, trimmed);
        return true;
    }

    public int CompareTo(FactPeriod? other) => other is null ? 1 : (Start, End).CompareTo((other.Start, other.End));

    public static bool operator <(FactPeriod left, FactPeriod right) => Comparer<FactPeriod>.Default.Compare(left, right) < 0;

    public static bool operator >(FactPeriod left, FactPeriod right) => Comparer<FactPeriod>.Default.Compare(left, right) > 0;

    public static bool operator <=(FactPeriod left, FactPeriod right) => Comparer<FactPeriod>.Default.Compare(left, right) <= 0;

    public static bool operator >=(FactPeriod left, FactPeriod right) => Comparer<FactPeriod>.Default.Compare(left, right) >= 0;

    public bool Equals(FactPeriod? other) => other is not null && Start == other.Start && End == other.End;

    public override int GetHashCode() => HashCode.Combine(Start, End);

    public override string ToString() => Text;

    /// <summary>Days that both cover.</summary>
    internal int Shared(FactPeriod other) => Math.Max(0, Math.Min(End.DayNumber, other.End.DayNumber) - Math.Max(Start.DayNumber, other.Start.DayNumber) + 1);

    private static (DateOnly Start, DateOnly End, PeriodKind Kind)? Single(string text)
    {
        if (text.StartsWith("FY", StringComparison.Ordinal))
            return text.Length == 6 && Number(text, 2, 4, Earliest, Latest) is { } fiscal ? (new DateOnly(fiscal - 1, 10, 1), new DateOnly(fiscal, 9, 30), PeriodKind.FiscalYear) : null;
        if (text.Length < 4 || Number(text, 0, 4, Earliest, Latest) is not { } year) return null;
        if (text.Length == 4) return (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), PeriodKind.Year);
        if (text[4] != '-') return null;
        if (text.Length == 7 && text[5] == 'Q' && Number(text, 6, 1, 1, 4) is { } quarter) return Months(year, (3 * quarter) - 2, 3, PeriodKind.Quarter);
        if (text.Length == 7 && text[5] == 'H' && Number(text, 6, 1, 1, 2) is { } half) return Months(year, (6 * half) - 5, 6, PeriodKind.Half);
        if (text.Length is not (7 or 10) || Number(text, 5, 2, 1, 12) is not { } month) return null;
        if (text.Length == 7) return Months(year, month, 1, PeriodKind.Month);
        return text[7] == '-' && Number(text, 8, 2, 1, DateTime.DaysInMonth(year, month)) is { } day ? (new DateOnly(year, month, day), new DateOnly(year, month, day), PeriodKind.Day) : null;
    }

    private static (DateOnly Start, DateOnly End, PeriodKind Kind) Months(int year, int first, int months, PeriodKind kind)
    {
        var start = new DateOnly(year, first, 1);
        return (start, start.AddMonths(months).AddDays(-1), kind);
    }

    private static int? Number(string text, int at, int length, int low, int high) =>
        int.TryParse(text.AsSpan(at, length), NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= low && value <= high ? value : null;
}
