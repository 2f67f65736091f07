namespace Realign.Events;

/// <summary>An event with its codes found in a world.</summary>
/// <param name="Event">The event.</param>
/// <param name="Size">Its size.</param>
/// <param name="Cells">Trade cells it touches; for productivity the domestic cell, n = i.</param>
/// <param name="Apply">Writes it into a shock.</param>
internal sealed record EventInForce(ScenarioEvent Event, EventSize Size, IReadOnlyList<(int N, int I, int J)> Cells, EventEffect Apply);

/// <summary>Writes an event of a given size into a shock.</summary>
/// <param name="draft">The shock so far.</param>
/// <param name="slots">Where the event's cells are in it, in the order of <see cref="EventInForce.Cells"/>.</param>
/// <param name="size">The size.</param>
/// <param name="θ">Trade elasticities, one a sector.</param>
internal delegate void EventEffect(ShockDraft draft, ReadOnlySpan<int> slots, double size, IReadOnlyList<double> θ);
