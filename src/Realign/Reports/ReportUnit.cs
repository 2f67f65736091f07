namespace Realign.Reports;

/// <summary>What the cells of a column are.</summary>
public enum ReportUnit
{
    /// <summary>Words, codes, dates, yes or no.</summary>
    Text,

    /// <summary>Numbers without a unit: years, counts, residuals.</summary>
    Number,

    /// <summary>Fractions, 0.01 being one percent.</summary>
    Fraction,

    Usd,

    /// <summary>Fractions or USD, as the row's column <c>unit</c> says.</summary>
    ByRow,
}
