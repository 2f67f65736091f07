namespace Realign.Products.Switching;

/// <summary>The origins that are asked whether they could sell instead, and how much dearer they may become for it.</summary>
/// <param name="Origins">Codes; those that are refused or taxed do not count.</param>
/// <param name="Within">The most that their price may rise, a fraction.</param>
public sealed record Alternatives(IReadOnlyList<string> Origins, double Within)
{
    internal void Check()
    {
        if (!(Within >= 0 && double.IsFinite(Within))) throw new RealignException($"A rise of {Within} is not possible; write a fraction of zero or more.");
    }
}
