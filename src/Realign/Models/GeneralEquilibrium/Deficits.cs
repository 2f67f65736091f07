using Realign.Events;

namespace Realign.Models.GeneralEquilibrium;

/// <summary>The trade deficits D′ that a closure asks for. They sum to zero under every closure.</summary>
internal static class Deficits
{
    /// <summary>
    /// Writes D′_n. <paramref name="baseline"/> holds D_n (world share, given), D_n relative to value added plus tariff revenue (own share), or zeros
    /// (balanced); transfers come on top.
    /// </summary>
    public static void Of(Closure closure, ReadOnlySpan<double> baseline, ReadOnlySpan<double> transfers, ReadOnlySpan<double> wages, ReadOnlySpan<double> revenue, Span<double> deficits)
    {
        if (closure == Closure.OwnShare)
        {
            double world = 0, sum = 0;
            for (int n = 0; n < wages.Length; n++)
            {
                world += wages[n] + revenue[n];
                sum += baseline[n] * (wages[n] + revenue[n]);
            }

            double adjustment = sum / world;
            for (int n = 0; n < wages.Length; n++) deficits[n] = ((baseline[n] - adjustment) * (wages[n] + revenue[n])) + transfers[n];
            return;
        }

        // World value added is the numéraire, so a constant share of it is a constant amount.
        for (int n = 0; n < wages.Length; n++) deficits[n] = baseline[n] + transfers[n];
    }
}
