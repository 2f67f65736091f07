using System.Globalization;
using Realign.Claims;
using Realign.Claims.Quantities;
using Realign.Verdicts;

namespace Realign.Reports;

/// <summary>Claims, tests and figures in words.</summary>
internal static class ClaimText
{
    public static string Name(ClaimTestKind kind) => kind switch
    {
        ClaimTestKind.RequiredChange => "required change",
        _ => kind.ToString().ToLowerInvariant(),
    };

    public static string Name(Finding finding) => finding switch
    {
        Finding.NotApplicable => "does not apply",
        Finding.Open => "open",
        Finding.Supports => "supports",
        _ => "contradicts",
    };

    /// <summary>Who says it.</summary>
    public static string Speaker(Claim claim) => claim.Speaker is { } speaker ? claim.SpeakerRole is { } role && !speaker.Contains(role, StringComparison.OrdinalIgnoreCase) ? $"{speaker}, {role}" : speaker : "the article";

    /// <summary>A figure with its unit.</summary>
    public static string Value(ClaimFigure figure) => figure.Unit switch
    {
        "USD" => $"{(figure.Value < 0 ? "−" : "")}{FigureText.Size(figure.Value, "USD")}",
        "fraction" => FigureText.Bare(Models.Ensembles.Interval.Point(figure.Value), "fraction").TrimStart('+') + " %",
        "times" => $"{Number(figure.Value, "0.00")} times",
        Units.Percent or Units.ShareOfGdp => $"{Number(figure.Value, "0.##")} %",
        var unit => $"{Number(figure.Value, "#,0.##")} {unit}",
    };

    /// <summary>A class for colour: how the claim fares.</summary>
    public static string Tone(Verdict verdict) => verdict switch
    {
        { Probability: >= 0.66 } or { Word: "right" or "mostly right" or "nearly right" } => "holds",
        { Probability: < 0.33 } or { Word: "wrong" or "does not follow" } => "fails",
        { Word: VerdictRule.NotTested } => "untested",
        _ => "open",
    };

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');
}
