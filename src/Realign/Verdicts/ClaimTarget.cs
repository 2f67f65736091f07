using System.Globalization;
using Realign.Claims;
using Realign.Claims.Quantities;

namespace Realign.Verdicts;

/// <summary>What has to come out for a claim to hold: a band of a level, of a change or of a ratio, in full units of the claim.</summary>
/// <param name="Kind">What the band is of.</param>
/// <param name="Low">Its lower end; null for none.</param>
/// <param name="High">Its upper end; null for none.</param>
/// <param name="Reading">How the claim was read, in words.</param>
public sealed record ClaimTarget(TargetKind Kind, double? Low, double? High, string Reading)
{
    /// <summary>The target of a claim; null when it says nothing that could come out or not.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="width">The hedge's band is so many times as wide as documented: 1 for as documented.</param>
    public static ClaimTarget? Of(Claim claim, double width = 1)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var hedge = HedgeTable.Of(claim.Approximate);
        var plain = (hedge.Low is null && hedge.High < 1 ? HedgeTable.Plain : hedge).Widened(width);
        switch (claim.Direction)
        {
            case ClaimDirection.Eliminate:
                var gone = HedgeTable.Nothing.High!.Value * width;
                return new(TargetKind.Ratio, null, gone, HedgeTable.Nothing.Reading);
            case ClaimDirection.Multiply when claim.Value is { } times:
                return Band(TargetKind.Ratio, plain, times);
            case ClaimDirection.Level when claim.Value is { } value:
                return Between(Band(TargetKind.Level, plain, value), claim.ValueHigh is { } top ? plain.Around(top) : null);
            case ClaimDirection.Increase or ClaimDirection.Decrease:
                return Change(claim, plain);
            default:
                return null;
        }
    }

    /// <summary>Whether it comes out so.</summary>
    /// <param name="before">The measure before, not zero for a ratio; of a deficit, negative.</param>
    /// <param name="after">The measure after.</param>
    public bool Holds(double before, double after)
    {
        double value = Of(before, after);
        return !(value < Low) && !(value > High) && double.IsFinite(value);
    }

    /// <summary>What the band is of: the level, the change of its size, or the ratio.</summary>
    internal double Of(double before, double after) => Kind switch
    {
        TargetKind.Level => after,
        TargetKind.Change => Math.Sign(before) * (after - before),
        _ => after / before,
    };

    private static ClaimTarget Change(Claim claim, Hedge hedge)
    {
        int sign = claim.Direction == ClaimDirection.Increase ? 1 : -1;
        if (claim.Value is not { } value)
            return new(TargetKind.Ratio, sign > 0 ? Above1 : null, sign > 0 ? null : Below1, $"a direction alone: {(sign > 0 ? "more" : "less")} than before, by any amount");
        if (claim.Unit == Units.Times) return Band(TargetKind.Ratio, hedge, sign > 0 ? value : 1 / value);
        bool relative = claim.Unit is Units.Percent;
        var (low, high) = hedge.Around(value);
        if (claim.ValueHigh is { } top) high = Math.Max(high, hedge.Around(top).High);
        (low, high) = sign > 0 ? (low, high) : (-high, -low);
        return relative
            ? Of(TargetKind.Ratio, 1 + (low / 100), 1 + (high / 100), hedge.Reading)
            : Of(TargetKind.Change, low, high, hedge.Reading);
    }

    private static double Above1 => Math.BitIncrement(1.0);

    private static double Below1 => Math.BitDecrement(1.0);

    private static ClaimTarget Band(TargetKind kind, Hedge hedge, double value)
    {
        var (low, high) = hedge.Around(value);
        return Of(kind, low, high, hedge.Reading);
    }

    private static ClaimTarget Of(TargetKind kind, double low, double high, string reading) => new(kind, double.IsFinite(low) ? low : null, double.IsFinite(high) ? high : null, reading);

    private static ClaimTarget Between(ClaimTarget first, (double Low, double High)? last) =>
        last is { } l ? Of(first.Kind, Math.Min(first.Low ?? double.NegativeInfinity, l.Low), Math.Max(first.High ?? double.PositiveInfinity, l.High), first.Reading) : first;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind} from {Low} to {High}: {Reading}");
}
