namespace Realign.Claims;

/// <summary>In which voice a claim is made.</summary>
public enum ClaimModality
{
    ReportedFact,

    /// <summary>In somebody's own words.</summary>
    Quotation,
    Forecast,
    Promise,
    Threat,

    /// <summary>Would be so if something else were.</summary>
    Conditional,
}
