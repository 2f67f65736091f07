using Realign.Agreements;

namespace Realign.Events;

/// <summary>An event with its codes found in a world.</summary>
/// <param name="Event">The event.</param>
/// <param name="Size">Its size; not that of an estimate.</param>
/// <param name="Cells">Trade cells it touches; for productivity the domestic cell, n = i.</param>
/// <param name="Apply">Writes it into a shock.</param>
internal sealed record EventInForce(ScenarioEvent Event, EventSize Size, IReadOnlyList<(int N, int I, int J)> Cells, EventEffect Apply)
{
    private AgreementEstimate? Estimate => (Event as AgreementEvent)?.Estimate;

    public bool IsUncertain => Size.IsUncertain || Estimate is not null;

    /// <summary>Central sizes, or those at quantiles by their number: one of each event, two (exports, imports) of an estimate.</summary>
    public (double First, double Second) Sizes(Func<int, double>? quantile) => (Estimate?.ForScenarios, quantile) switch
    {
        ({ } main, null) => (main.Exports.Estimate, main.Imports.Estimate),
        ({ } main, { } u) => main.Draw(u(0), u(1)),
        (null, null) => (Size.Value, 0),
        (null, { } u) => (Size.Draw(u(0)), 0),
    };
}

/// <summary>Writes an event of a given size into a shock.</summary>
/// <param name="draft">The shock so far.</param>
/// <param name="slots">Where the event's cells are in it, in the order of <see cref="EventInForce.Cells"/>.</param>
/// <param name="size">The size.</param>
/// <param name="second">The second size of an estimate.</param>
/// <param name="θ">Trade elasticities, one a sector.</param>
internal delegate void EventEffect(ShockDraft draft, ReadOnlySpan<int> slots, double size, double second, IReadOnlyList<double> θ);
