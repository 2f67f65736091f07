namespace Realign.Facts;

/// <summary>How a period is written.</summary>
public enum PeriodKind
{
    /// <summary>2024</summary>
    Year,

    /// <summary>2025-H1</summary>
    Half,

    /// <summary>2025-Q1</summary>
    Quarter,

    /// <summary>2024-12</summary>
    Month,

    /// <summary>2025-05-14</summary>
    Day,

    /// <summary>FY2023, the fiscal year of the United States: October 2022 to September 2023.</summary>
    FiscalYear,

    /// <summary>2018-2021 or 2025-01/2025-11, both ends included.</summary>
    Span,
}
