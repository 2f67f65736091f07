using System.Globalization;

namespace Realign.Facts;

/// <summary>How the period of a figure answers the one that was asked for.</summary>
internal static class FactPeriods
{
    /// <summary>Lengths may differ so much: months have 28 to 31 days, years one more at times.</summary>
    private const double SameLength = 0.12;

    public static (PeriodMatch Match, double Distance, bool SameLength, string How) Compare(Fact fact, FactPeriod asked)
    {
        var period = fact.Period;
        if (fact.Indicator.Id == "tariff_rate" && period.Kind == PeriodKind.Day) return InForce(period, asked);
        bool same = fact.Indicator.IsStock || Math.Abs(((double)period.Days / asked.Days) - 1) < SameLength;
        if (fact.Indicator.IsStock) return Stock(period, asked);
        if (period.Equals(asked)) return (PeriodMatch.Exact, 0, true, "");
        int shared = period.Shared(asked);
        if (shared > 0)
        {
            double apart = 1 - ((double)shared / (period.Days + asked.Days - shared));
            return (PeriodMatch.Overlapping, apart, same, $"of {period}, which overlaps {asked}{(same ? "" : "; of another length")}");
        }

        double years = Gap(period, asked);
        return (PeriodMatch.Nearest, years, same, $"of {period}, {Years(years)} from {asked}{(same ? "" : "; of another length")}");
    }

    /// <summary>A stock is counted on the last day of its period.</summary>
    private static (PeriodMatch, double, bool, string) Stock(FactPeriod period, FactPeriod asked)
    {
        double years = Math.Abs(period.End.DayNumber - asked.End.DayNumber) / FactPeriod.Year;
        if (years == 0) return (PeriodMatch.Exact, 0, true, "");
        bool inside = period.End >= asked.Start && period.End <= asked.End;
        return (inside ? PeriodMatch.Overlapping : PeriodMatch.Nearest, years, true, $"at the end of {period}, {Years(years)} from the end of {asked}");
    }

    /// <summary>A rate of a day is in force from then on; the one that came in last before the end of the time asked for is nearest.</summary>
    private static (PeriodMatch, double, bool, string) InForce(FactPeriod period, FactPeriod asked)
    {
        double years = (asked.End.DayNumber - period.Start.DayNumber) / FactPeriod.Year;
        if (period.Equals(asked)) return (PeriodMatch.Exact, 0, true, "");
        return years >= 0 ? (PeriodMatch.Overlapping, years, true, $"in force from {period}") : (PeriodMatch.Nearest, -years, true, $"in force only from {period}");
    }

    private static double Gap(FactPeriod a, FactPeriod b) => Math.Max(a.Start.DayNumber - b.End.DayNumber, b.Start.DayNumber - a.End.DayNumber) / FactPeriod.Year;

    private static string Years(double years)
    {
        string count = (years < 1 ? Math.Max(1, Math.Round(years * 12)) : Math.Round(years, 1)).ToString("0.#", CultureInfo.InvariantCulture);
        return $"{count} {(years < 1 ? "month" : "year")}{(count == "1" ? "" : "s")}";
    }
}
