using Realign.Claims.Lexicon;
using Realign.Claims.Quantities;

namespace Realign.Claims.Reading;

/// <summary>
/// What a measure is where those before it tell: growth beside exports, trade or money sent is theirs and not that of the economy; what is sent or
/// comes in beside remittances is remittances.
/// </summary>
internal static class FlowMeasure
{
    private const int Near = 40;

    /// <summary>The measure, and whether a percentage of it is how much it grew.</summary>
    public static (Mention<MeasureName>? Measure, bool Grown) Of(Passage passage, Sentence sentence, Quantity quantity, Mention<MeasureName>? named, Draft? last)
    {
        if (named is not { } m || m.Value.Strong) return (named, false);
        string key = passage.Key(m.First);
        if (key is "growth" or "crecimiento" or "expansion")
            return last is { Named: { } flow } && last.Sentence == sentence && IsFlow(flow.Value.Measure) && IsOwn(passage, m.First) ? (flow, quantity.Unit == Units.Percent) : (named, false);
        if (m.Value.Measure is ClaimMeasure.Revenue or ClaimMeasure.Exports && (key.StartsWith("envi", StringComparison.Ordinal) || key is "ingresos" or "income" or "sent" or "sends"))
            foreach (var other in passage.Measures)
                if (other.Value.Measure == ClaimMeasure.Remittances && m.First - other.Next is >= 0 and < Near) return (other, false);
        return (named, false);
    }

    private static bool IsFlow(ClaimMeasure measure) =>
        measure is ClaimMeasure.Exports or ClaimMeasure.Imports or ClaimMeasure.Other or ClaimMeasure.Remittances or ClaimMeasure.Investment or ClaimMeasure.Aid or ClaimMeasure.Revenue or ClaimMeasure.TradeBalance;

    /// <summary>"a growth of", "un crecimiento del"; with the definite article only where no new clause begins ("y el crecimiento se frenó").</summary>
    private static bool IsOwn(Passage passage, int growth) => passage.Key(growth - 1) switch
    {
        "a" or "un" or "una" => true,
        "the" or "el" or "la" => passage.Key(growth - 2) is not ("y" or "and" or "e" or "," or "mientras" or "while" or "pero" or "but" or "que" or "that"),
        _ => false,
    };
}
